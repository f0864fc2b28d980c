import { type County, openCounty } from '../kit/county';
import { aNotice } from '../kit/ready/groups';
import { openTalk, type Talk } from '../kit/talk';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';
import { GROUP, inTalk, says, TALK } from '../kit/weapp/talk';

const PLEA = '南关又停电了,谁能给个准话?';
let county: County;
let phones: Phones;
let talk: Talk;
let hers: Phone;
let theirs: Phone;
let his: Phone;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
  talk = await openTalk(county, { name: GROUP });
  hers = await phones.of(await talk.member('赵玉成', '玉成建材行'));
  theirs = await phones.of(await talk.member('钱多多', '多多超市'));
  his = await phones.of(talk.keeper);
  for (const phone of [hers, theirs]) await inTalk(phone);
  // Whoever serves groups sees them on the first page.
  await his.tap(GROUP);
  await his.sees('还没有人说话', TALK);
});
afterAll(async () => {
  phones.close();
  await county.close();
});

describe('two firms and a clerk with WeChat', () => {
  it('read each other, one of them on a slow line and one out of a tunnel', async () => {
    await says(hers, PLEA);
    for (const phone of [theirs, his]) await phone.sees(PLEA, TALK);
    theirs.network('off');
    his.network('slow');
    await says(his, '在查线路,十一点前接好');
    await hers.sees('在查线路,十一点前接好', TALK);
    his.network('on');
    await his.until(() => !his.text().includes('发送中'), 'the words to be there for all');
    theirs.network('on');
    await theirs.sees('在查线路,十一点前接好', TALK);
    for (const phone of [hers, theirs, his]) expect(phone.text().split('在查线路,十一点前接好')).toHaveLength(2);
  });

  it('take words back before others have made something of them', async () => {
    await says(hers, '说错了这一句');
    await theirs.sees('说错了这一句', TALK);
    await hers.hold('说错了这一句');
    await hers.tap('撤回');
    await theirs.until(() => !theirs.text().includes('说错了这一句'), 'the words to go');
    await theirs.sees('撤回了一条消息', TALK);
  });

  it('make a matter of what was said, and see its card move on while they look', async () => {
    await hers.hold(PLEA);
    await hers.tap('转成诉求');
    await hers.until(() => hers.route() === 'groups/talk/raise' && hers.isOn('交给部门办'), 'the way to hand it in');
    await hers.tap('交给部门办');
    await hers.sees('收到了,您放心');
    await county.tick();
    await theirs.sees('待受理', TALK);
    const [matter] = (await talk.his.tickets.list({})).tickets;
    await talk.his.tickets.take({ id: matter?.id ?? '' });
    await county.tick();
    for (const phone of [theirs, his]) await phone.sees('办理中', TALK);
  });

  it('say that they have read a notice, and it is counted for all', async () => {
    const notice = aNotice(county);
    await talk.his.messages.notify({ id: talk.groupId, ...notice });
    for (const phone of [theirs, his]) await phone.sees('0 / 2 家已读', TALK);
    await theirs.tap('知道了');
    for (const phone of [theirs, his]) await phone.sees('1 / 2 家已读', TALK);
    expect([...hers.logged, ...theirs.logged, ...his.logged]).toEqual([]);
  });
});
