import fc from 'fast-check';
import { Words } from '../../cloud/src/groups/order/word.service';
import { type Log, NOTHING, newest, received } from '../../miniapp/src/groups/talk/log';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import { ApiError } from '../../miniapp/src/kernel/refusal';
import type { County } from './county';
import { aTicket } from './pleas';
import { aNotice } from './ready/groups';
import { openTalkOfTwo, saying } from './talk';

/** What may happen in a group; `pick` chooses among what is there. */
const HAPPENS = {
  say: ({ says }, { who, pick }) => says(who, `第 ${pick} 句`, pick % 3 === 0 ? { reply: true } : {}, pick),
  hold: async ({ says, said, held }, { who, pick }) => {
    await says(who, '代写合同,面议', {}, pick);
    held.push(said.at(-1)?.seq ?? 1);
  },
  recall: ({ id, clients, saidBy }, { who, pick }) => clients[who].messages.recall({ id, seq: saidBy(who, pick) }),
  hide: ({ id, his, any }, { pick }) => his.order.hide({ id, seq: any(pick), hidden: true, why: '有别人的电话' }),
  show: ({ id, his, any }, { pick }) => his.order.hide({ id, seq: any(pick), hidden: false, why: '是公开的' }),
  pass: ({ id, his, held }, { pick }) => his.order.decide({ id, seq: held[pick % held.length] ?? 1, pass: true, why: '没有问题' }),
  refuse: ({ id, his, held }, { pick }) => his.order.decide({ id, seq: held[pick % held.length] ?? 1, pass: false, why: '是广告' }),
  appeal: ({ id, clients, saidBy }, { who, pick }) => clients[who].order.appeal({ id, seq: saidBy(who, pick), why: '请再看看' }),
  matter: ({ id, his, any }, { pick }) => his.tickets.raise(aTicket(id, [any(pick)])),
  take: async ({ his, county }) => {
    const [ticket] = await county.database.query<{ id: string }>(
      "SELECT id FROM ticket WHERE region = ? AND state = 'open' ORDER BY id DESC LIMIT 1",
      [county.region],
    );
    await his.tickets.take({ id: ticket?.id ?? '1' });
    await county.tick();
  },
  notify: async ({ id, his, county, said, notices }) => {
    const { entry } = await his.messages.notify({ id, ...aNotice(county) });
    notices.push(entry.seq);
    said.push({ seq: entry.seq, who: 2 });
  },
  readNotice: ({ id, clients, notices }, { who }) => clients[who].messages.readNotice({ id, seq: notices.at(-1) ?? 1 }),
  answer: ({ id, his, any }, { pick }) => his.messages.answer({ id, clientId: newKey(), text: '统一答复', reply: any(pick) }),
  unpin: ({ id, his }) => his.messages.unpin({ id }),
} satisfies Record<string, (scene: Scene, act: Act) => unknown>;
type What = keyof typeof HAPPENS;
type Who = 0 | 1 | 2;
interface Act {
  what: What;
  who: Who;
  pick: number;
  looks: boolean;
}
const OFTEN: Record<What, number> = {
  ...weights(1),
  say: 8,
  hold: 3,
  recall: 3,
  hide: 3,
  show: 2,
  pass: 2,
  refuse: 2,
  matter: 2,
  notify: 2,
  readNotice: 3,
};
function weights(weight: number) {
  return Object.fromEntries(Object.keys(HAPPENS).map((what) => [what, weight])) as Record<What, number>;
}

/** Histories of a group: what happens, and when somebody looks and goes away again. */
export const histories = fc.array(
  fc.record({
    what: fc.oneof(...Object.entries(OFTEN).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as What) }))),
    who: fc.constantFrom<Who>(0, 1, 2),
    pick: fc.nat({ max: 40 }),
    looks: fc.boolean(),
  }),
  { minLength: 8, maxLength: 18 },
);

/** Three people in a group, and what they have said so far. */
type Scene = Awaited<ReturnType<typeof openScene>>;
async function openScene(county: County) {
  const talk = await openTalkOfTwo(county);
  const clients = [talk.hers, talk.theirs, talk.his] as const;
  const said: { seq: number; who: Who }[] = [];
  const chosen = (from: typeof said, pick: number) => from[pick % Math.max(1, from.length)]?.seq ?? 1;
  const any = (pick: number) => chosen(said, pick);
  const says = async (who: Who, text: string, { reply = false }, pick: number) => {
    const over = reply && said.length > 0 ? { reply: any(pick) } : {};
    said.push({ seq: (await clients[who].messages.say(saying(talk.groupId, text, over))).entry.seq, who });
  };
  const mine = (who: Who, pick: number) =>
    chosen(
      said.filter((one) => one.who === who),
      pick,
    );
  return {
    ...{ county, talk, id: talk.groupId, his: talk.his, clients, said, notices: [] as number[], held: [] as number[], any, says },
    saidBy: mine,
  };
}

/** A phone that has looked at the group and gone away. */
interface Away {
  api: ApiClient;
  me: string;
  log: Log;
}

/** Lives through a history. Gives where a phone that went away and came back has something else than one that looks for the first time. */
export async function lived(county: County, acts: readonly Act[], happened: Map<What, number> = new Map()): Promise<string[]> {
  const scene = await openScene(county);
  const away: Away[] = [];
  for (const act of acts) {
    await tried(scene, act, happened);
    if (act.looks) away.push(await look(scene, act.who));
  }
  await county.tick();
  const wrong = await Promise.all(away.map((phone) => differing(scene.id, phone)));
  return wrong.flat();
}

/** What the house refuses does not happen; anything but a refusal is an error. */
async function tried(scene: Scene, act: Act, happened: Map<What, number>) {
  try {
    await HAPPENS[act.what](scene, act);
    happened.set(act.what, (happened.get(act.what) ?? 0) + 1);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

async function look({ id, clients, talk }: Scene, who: Who): Promise<Away> {
  const me = [talk.owner, talk.neighbour, talk.keeper][who]?.id ?? '';
  return { api: clients[who], me, log: newest(NOTHING, await clients[who].messages.page({ id })) };
}

async function differing(id: string, { api, me, log }: Away): Promise<string[]> {
  const missed = await api.messages.page({ id, after: log.to });
  const back = received(log, missed.entries, me).log.rows;
  const fresh = newest(NOTHING, await api.messages.page({ id })).rows;
  if (back.length !== fresh.length) return [`${back.length} instead of ${fresh.length} lines`];
  return fresh.flatMap((row, i) =>
    JSON.stringify(ordered(row)) === JSON.stringify(ordered(back[i])) ? [] : [`${row.seq}: ${JSON.stringify([back[i], row])}`],
  );
}

/** Whatever is not said about is not there. */
const ordered = (row: unknown): unknown =>
  row !== null && typeof row === 'object'
    ? Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => [name, ordered(value)]),
      )
    : row;

/** A word by which what is said waits for somebody. */
export async function holdBack(county: County) {
  await county.database.run("INSERT IGNORE INTO chat_word (region, word, act, label, source) VALUES (?, '代写', 'hold', 'ad', 'test')", [
    county.region,
  ]);
  (await county.service.get(Words)).forget();
}

export type { What };
export const WHATS = Object.keys(HAPPENS) as What[];
