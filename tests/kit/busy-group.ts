import { ByItself } from '../../cloud/src/groups/by-itself/once.service';
import { lockGroups } from '../../cloud/src/groups/group.rows';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County } from './county';
import { letThrough } from './let-through';
import { openTalk, saying } from './talk';
import { aPhoto, sent, wave } from './uploads';

export type Busy = Awaited<ReturnType<typeof busyGroup>>;

const WEEK = { monday: '2026-11-16', asked: 12, answered: 10, matters: 3, solved: 2, waiting: 2, medianMinutes: 18 };

/** A group that has spoken by itself: its week in numbers, and when staff are back. */
export async function ownWords(county: County) {
  const talk = await openTalk(county, { name: '北关街道市场主体交流群' });
  const owner = await talk.member('钱多多', '多多超市');
  const { service, database, region } = county;
  const byItself = await service.get(ByItself);
  const rest = '现在下班了,11月24日 周二 8:30 有人回来,大家的话都留着,到时先回。急事请打 12345';
  const notes = [
    { what: 'week', text: '上周小结', body: { week: WEEK } },
    { what: 'evening', text: rest, body: null },
  ] as const;
  for (const { what, text, body } of notes) {
    await database.inTransaction(async (tx) => {
      const group = (await lockGroups(tx, region, [talk.groupId])).get(talk.groupId);
      if (group) await byItself.note(tx, group, { what, day: WEEK.monday }, text, body);
    });
    if (what === 'week') await (await county.as(owner)).messages.say(saying(talk.groupId, '晚上停电找谁?'));
  }
  return { groupId: talk.groupId, owner };
}

/** A group in which everything stands that a page can show: a notice, an answer, a matter, words taken back. */
export async function busyGroup(county: County) {
  const talk = await openTalk(county, { name: '限上商贸企业诉求交流群' });
  const { groupId: id, his, keeper } = talk;
  const owner = await talk.member('赵玉成', '玉成建材行');
  const neighbour = await talk.member('马建国', '老马牛肉面');
  const [hers, theirs] = [await county.as(owner), await county.as(neighbour)];
  const notice = await his.messages.notify({
    id,
    clientId: newKey(),
    title: '春节前用电安全自查,12 月 5 日前做完',
    text: '请各家查一查线路和插座,有问题在群里说。',
    until: county.later(10_000).toISOString(),
  });
  for (const who of [hers, theirs]) await who.messages.say(saying(id, '我家查过了,没有问题', { reply: notice.entry.seq }));
  const asked = await hers.messages.say(saying(id, '南关又停电了,冷库撑不住,谁能给个准话?'));
  const { seq } = asked.entry;
  await hers.messages.say(saying(id, '昨天也停了两个小时'));
  const answer = await his.messages.answer({
    id,
    clientId: newKey(),
    reply: seq,
    text: '检修期间可以申请临时发电车,不收费。打 12345 说「冷库用电」,两小时内到。',
  });
  await theirs.marks.mark({ id, seq: answer.entry.seq, mark: 'unsolved' });
  const taken = await hers.messages.say(saying(id, '这句说错了'));
  await hers.messages.recall({ id, seq: taken.entry.seq });
  const brought: number[] = [];
  for (const bytes of [await aPhoto(), wave(12)]) {
    const { id: fileId } = await sent(county, owner, bytes);
    const { entry } = await hers.messages.say({ id, clientId: newKey(), fileId });
    brought.push(await letThrough(county, id, entry.seq));
  }
  const spoken = '冷库里有三十吨羊肉,温度已经到零下八度了,再停两个小时就全完了';
  await his.transcripts.write({ id, seq: brought[1] ?? 0, text: spoken, edition: 0 });
  const { id: ticketId } = await hers.tickets.raise({
    groupId: id,
    seqs: [seq, ...brought],
    title: '南关又停电了',
    words: '南关又停电了,冷库撑不住,谁能给个准话?',
    hidden: false,
  });
  const last = await theirs.messages.say(saying(id, '我家也是,从早上六点就没电,一锅汤全倒了'));
  await hers.order.report({ id, seq: last.entry.seq, why: '说的是气话' });
  const { id: threadId } = await hers.threads.open({ id, seq });
  await hers.messages.say(saying(threadId, '合同和税号发给您,群里不方便'));
  await his.asides.write({ id, clientId: newKey(), text: '她家去年也问过冷库用电,材料在老周那里' });
  const raising = { seqs: [last.entry.seq], title: '我家也是', words: '我家也是,从早上六点就没电,一锅汤全倒了' };
  return { groupId: id, keeper, owner, ticketId, threadId, raising, seq };
}
