import { judge, markOver } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import { letThrough } from '../kit/let-through';
import { aTicket, openPlea, type Plea } from '../kit/pleas';
import { saying } from '../kit/talk';
import { aPhoto, sent } from '../kit/uploads';

let stage: Stage;
let plea: Plea;
let id: string;
beforeAll(async () => {
  stage = await openStage();
  plea = await openPlea(stage.county);
  const file = await sent(stage.county, plea.owner, await aPhoto());
  const { entry } = await plea.hers.messages.say(saying(plea.groupId, '', { text: undefined, fileId: file.id }));
  const photo = await letThrough(stage.county, plea.groupId, entry.seq);
  const words = await plea.says(plea.hers, '门口的路灯坏了半个月');
  id = (await plea.hers.tickets.raise(aTicket(plea.groupId, [photo, words]))).id;
});
afterAll(() => stage.close());

const marked = () => expect.stringMatching(new RegExp(`${plea.clerk.name} 试验区商务局.*尾号 ${plea.clerk.phone.slice(-4)} 2026-11-23`));

describe.each(['x10', 'x20'] as const)('a matter in size %s', (size) => {
  it('is read by staff under their own name, who work on it all the same', async () => {
    const his = await stage.phone(plea.clerk, { size });
    await his.open(`tickets/show?id=${id}`, '说的是什么');
    expect(await markOver(his)).toEqual(marked());
    await judge(his, `${size}-matter-staff`, size === 'x10' ? 44 : 56);
    await his.tap('照片,点开看大图');
    await his.see(/照片上有您的名字/);
    expect(await markOver(his)).toEqual(marked());
    await his.page.locator('.ph img').waitFor();
    await judge(his, `${size}-photo-staff`, size === 'x10' ? 44 : 56);
    await his.tap('放大看');
    await his.page.locator('.ph-2').waitFor();
    await his.close();
  });

  it('tells whoever asked which unit looked, and bears no mark for them', async () => {
    const hers = await stage.phone(plea.owner, { size });
    await hers.open(`tickets/show?id=${id}`, '谁看过我的诉求');
    await hers.seeAll('试验区商务局', /看了内容/, /打开了照片或文件/);
    expect(await markOver(hers)).toBeNull();
    await judge(hers, `${size}-looked-at`, size === 'x10' ? 44 : 56);
    await hers.close();
  });
});

/** What staff see of others in a group, and by which words one knows that it is there. */
const OF_OTHERS: Record<string, string | RegExp> = {
  'groups/about/members': '赵玉成',
  'groups/talk/talk': '门口的路灯坏了半个月',
  'groups/about/search': '在这个群里找',
  'groups/about/threads': '还没有单独说的',
  'groups/about/asides': '记一条',
  'tickets/mine': '路灯坏了',
};

it('those who are in a group and what they say there are read under one’s own name as well', async () => {
  await plea.serves('owner', '高翔');
  const his = await stage.phone(plea.clerk);
  for (const [page, words] of Object.entries(OF_OTHERS)) {
    await his.open(`${page}?id=${plea.groupId}`, words);
    expect([page, await markOver(his)]).toEqual([page, marked()]);
    await judge(his, `${page.replace(/\W/g, '-')}-staff`);
  }
  await his.close();
});
