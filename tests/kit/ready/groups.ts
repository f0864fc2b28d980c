import { newKey } from '../../../miniapp/src/kernel/once';
import type { County } from '../county';
import { letThrough } from '../let-through';
import { bond, firm } from '../makers.groups';
import { openTalk, saying, type Talk } from '../talk';
import { sent, wave } from '../uploads';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;
type Args = Record<string, unknown>;

/** As somebody of a firm in the group; `bring` says what was said there before, by number. */
const asMember =
  (bring: (talk: Talk, county: County) => Promise<Args> = async () => ({})): Prepare =>
  async (county) => {
    const talk = await openTalk(county);
    const caller = await talk.member();
    const args = await bring({ ...talk, member: async () => caller }, county);
    return { caller, args: { id: talk.groupId, ...args } };
  };

const asKeeper =
  (bring: (talk: Talk, county: County) => Promise<Args> = async () => ({})): Prepare =>
  async (county) => {
    const talk = await openTalk(county);
    return { caller: talk.keeper, args: { id: talk.groupId, ...(await bring(talk, county)) } };
  };

export const aNotice = (county: Pick<County, 'later'>) => ({
  clientId: newKey(),
  title: '停水通知',
  text: '周三上午八点到十点停水,请提前备水。',
  until: county.later(60 * 48).toISOString(),
});
const said = async ({ his, groupId }: Talk, text = '收到,今天去看') => (await his.messages.say(saying(groupId, text))).entry.seq;
const notified = async (talk: Talk, county: County) => {
  await talk.member();
  return { seq: (await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) })).entry.seq };
};

const answered = async (his: Talk['his'], id: string) =>
  (await his.messages.answer({ id, clientId: newKey(), text: '路灯归路灯所管,两天内修好。' })).entry.seq;

/** Somebody verified for a firm that no rule lets into the group. */
async function outsider(county: County) {
  const talk = await openTalk(county);
  const caller = await county.resident('门外的');
  const firmId = await firm(talk.shop, { name: '门外的一家', industry: 'A01' });
  await bond(talk.shop, caller.id, firmId);
  return { talk, caller, firmId };
}

/** How to make every call about groups succeed. */
export const GROUP_CALLS: Record<string, Prepare> = {
  'groups.list': async (county) => {
    const talk = await openTalk(county);
    const holds = (reply: never) => (reply as { groups: { id: string }[] }).groups.some(({ id }) => id === talk.groupId);
    return { caller: await talk.member(), args: {}, holds };
  },
  'threads.open': async (county) => {
    const talk = await openTalk(county);
    const caller = await talk.member();
    const { entry } = await (await county.as(caller)).messages.say(saying(talk.groupId, '这事不方便在群里说'));
    return { caller, args: { id: talk.groupId, seq: entry.seq } };
  },
  'threads.list': async (county) => {
    const talk = await openTalk(county);
    const caller = await talk.member();
    const { entry } = await (await county.as(caller)).messages.say(saying(talk.groupId, '这事不方便在群里说'));
    const { id } = await talk.his.threads.open({ id: talk.groupId, seq: entry.seq });
    const holds = (reply: never) => (reply as { threads: { id: string }[] }).threads.some((thread) => thread.id === id);
    return { caller, args: { id: talk.groupId }, holds };
  },
  'asides.list': asKeeper(),
  'asides.write': asKeeper(async () => ({ clientId: newKey(), text: '他家去年也问过,材料在老周那里' })),
  'weeks.weeks': asMember(),
  'groups.show': asMember(),
  'groups.members': asMember(),
  'groups.read': asMember(async (talk) => ({ seq: await said(talk) })),
  'groups.speakFor': async (county) => {
    const talk = await openTalk(county);
    const caller = await talk.member();
    const firmId = await firm(talk.shop, { name: '代账的一家' });
    await bond(talk.shop, caller.id, firmId);
    await talk.his.groups.askIn({ id: talk.groupId, firmId });
    return { caller, args: { id: talk.groupId, firmId } };
  },
  'groups.setOrder': asKeeper(async () => ({ slowSeconds: 30, staffOnly: false, why: '说得太快了' })),
  'groups.askIn': asKeeper(async ({ shop }, county) => {
    const firmId = await firm(shop, { name: '外县的一家', industry: 'A01' });
    await bond(shop, (await county.resident('外来的')).id, firmId);
    return { firmId };
  }),
  'transcripts.write': asMember(async (talk, county) => {
    const caller = await talk.member();
    const { id: fileId } = await sent(county, caller, wave(2));
    const { entry } = await (await county.as(caller)).messages.say({ id: talk.groupId, clientId: newKey(), fileId });
    return { seq: await letThrough(county, talk.groupId, entry.seq), text: '门口的路灯坏了', edition: 0 };
  }),
  'messages.say': asMember(async () => ({ clientId: newKey(), text: '门口的路灯坏了' })),
  'messages.page': asMember(async (talk) => ({ after: (await said(talk)) - 1 })),
  'messages.search': asMember(async (talk) => {
    await said(talk);
    return { words: '收到' };
  }),
  'messages.recall': asMember(async (talk, county) => {
    const hers = await county.as(await talk.member());
    return { seq: (await hers.messages.say(saying(talk.groupId, '说错了'))).entry.seq };
  }),
  'messages.notify': asKeeper(async (_, county) => aNotice(county)),
  'messages.board': asMember(),
  'messages.readNotice': asMember(notified),
  'messages.receipts': asKeeper(notified),
  'messages.remind': asKeeper(notified),
  'messages.answer': asKeeper(async () => ({ clientId: newKey(), text: '路灯归路灯所管,两天内修好。' })),
  'doors.show': asMember(),
  'doors.find': async (county) => {
    const talk = await openTalk(county, { name: '奶制品企业交流群' });
    const holds = (reply: never) => (reply as { groups: { id: string }[] }).groups.some(({ id }) => id === talk.groupId);
    return { caller: await talk.member(), args: { named: '奶制品' }, holds };
  },
  'doors.ask': async (county) => {
    const { talk, caller, firmId } = await outsider(county);
    return { caller, args: { id: talk.groupId, firmId, words: '我们也做奶制品' } };
  },
  'doors.asks': asKeeper(),
  'doors.decide': async (county) => {
    const { talk, caller, firmId } = await outsider(county);
    await (await county.as(caller)).doors.ask({ id: talk.groupId, firmId });
    const [asking] = (await talk.his.doors.asks({ id: talk.groupId })).asks;
    return { caller: talk.keeper, args: { id: asking?.id ?? '0', admit: true } };
  },
  'doors.invitation': asKeeper(),
  'marks.list': asMember(),
  'marks.mark': asMember(async ({ his, groupId }) => ({ seq: await answered(his, groupId), mark: 'unsolved' })),
  'messages.unpin': asKeeper(async ({ his, groupId }) => {
    await answered(his, groupId);
    return {};
  }),
};
