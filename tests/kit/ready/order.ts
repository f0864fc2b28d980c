import { Words } from '../../../cloud/src/groups/order/word.service';
import type { County } from '../county';
import { openTalk, saying, type Talk } from '../talk';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;
type Args = Record<string, unknown>;
interface Spoken {
  talk: Talk;
  member: Awaited<ReturnType<Talk['member']>>;
  seq: number;
}

/** A group in which somebody of a firm has said something. */
export async function spoken(county: County, text = '卖假货的又来了'): Promise<Spoken> {
  const talk = await openTalk(county);
  const member = await talk.member();
  const { entry } = await (await county.as(member)).messages.say(saying(talk.groupId, text));
  return { talk, member, seq: entry.seq };
}

/** Something that waits for a person, by a word of the county's own list. */
export async function heldBack(county: County): Promise<Spoken> {
  await county.database.run("INSERT IGNORE INTO chat_word (region, word, act, label, source) VALUES (?, '代写', 'hold', 'ad', 'test')", [
    county.region,
  ]);
  (await county.service.get(Words)).forget();
  return spoken(county, '代写合同,价格面议');
}

/** Somebody who may not speak for ten hours. */
async function muted(county: County): Promise<Spoken> {
  const said = await spoken(county);
  const { talk, member } = said;
  await talk.his.order.mute({ id: talk.groupId, personId: member.id, until: county.later(600).toISOString(), why: '刷屏' });
  return said;
}

export async function reported(county: County) {
  const said = await spoken(county);
  const other = await said.talk.member('白灵');
  await (await county.as(other)).order.report({ id: said.talk.groupId, seq: said.seq, why: '骂人' });
  const [row] = await county.database.query<{ id: string }>('SELECT id FROM chat_report WHERE region = ? AND person_id = ?', [
    county.region,
    other.id,
  ]);
  return { ...said, other, reportId: row?.id ?? '' };
}

const asKeeper =
  (bring: (county: County) => Promise<Spoken>, args: (said: Spoken, county: County) => Args): Prepare =>
  async (county) => {
    const said = await bring(county);
    return { caller: said.talk.keeper, args: { id: said.talk.groupId, ...args(said, county) } };
  };

/** How to make every call about order succeed. */
export const ORDER_CALLS: Record<string, Prepare> = {
  'order.mute': asKeeper(spoken, ({ member }, county) => ({ personId: member.id, until: county.later(600).toISOString(), why: '刷屏' })),
  'order.hide': asKeeper(spoken, ({ seq }) => ({ seq, hidden: true, why: '有别人的电话' })),
  'order.report': async (county) => {
    const { talk, seq } = await spoken(county);
    return { caller: await talk.member('白灵'), args: { id: talk.groupId, seq, why: '广告' } };
  },
  'order.appeal': async (county) => {
    const { talk, member, seq } = await heldBack(county);
    return { caller: member, args: { id: talk.groupId, seq, why: '这是正常业务' } };
  },
  'order.fate': async (county) => {
    const { talk, member, seq } = await heldBack(county);
    const holds = (reply: never) => (reply as { words: unknown }).words !== null;
    return { caller: member, args: { id: talk.groupId, seq }, holds };
  },
  'order.appealMute': async (county) => {
    const { talk, member } = await muted(county);
    return { caller: member, args: { id: talk.groupId, why: '是误会' } };
  },
  'order.judgeMute': asKeeper(
    async (county) => {
      const said = await muted(county);
      await (await county.as(said.member)).order.appealMute({ id: said.talk.groupId, why: '是误会' });
      return said;
    },
    ({ member }) => ({ personId: member.id, lift: true, why: '看过了' }),
  ),
  'order.waiting': async (county) => {
    const { talk } = await heldBack(county);
    const holds = (reply: never) => (reply as { held: { groupId: string }[] }).held.some(({ groupId }) => groupId === talk.groupId);
    return { caller: talk.keeper, args: {}, holds };
  },
  'order.groups': async (county) => {
    const { talk } = await spoken(county);
    const holds = (reply: never) => (reply as { groups: { id: string }[] }).groups.some(({ id }) => id === talk.groupId);
    return { caller: talk.keeper, args: {}, holds };
  },
  'order.decide': asKeeper(heldBack, ({ seq }) => ({ seq, pass: true, why: '没有问题' })),
  'order.settle': async (county) => {
    const { talk, reportId } = await reported(county);
    return { caller: talk.keeper, args: { id: reportId, upheld: false, answer: '看过了,是正常说话' } };
  },
  'order.words': async (county) => ({ caller: await county.administrator(), args: {} }),
  'order.bringWords': async (county) => ({
    caller: await county.administrator(),
    args: { csv: 'word,act,label,source\n代写论文,hold,ad,test', dryRun: false },
  }),
  'order.evidence': asKeeper(spoken, ({ seq }) => ({ from: 1, to: seq, why: '公安机关调取' })),
  'order.log': asKeeper(spoken, () => ({})),
};
