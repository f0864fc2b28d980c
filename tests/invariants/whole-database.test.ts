import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { canonical, chain } from '../../cloud/src/kernel/engine/timeline';
import { type County, openCounty } from '../kit/county';
import { commandsGiven, everywhere, INVARIANTS, only } from '../kit/invariants';
import { timelineOf } from '../kit/kernel';
import { matterIn } from '../kit/matters';
import { CHAT_BREAKS, orderlyGroup } from '../kit/orderly-group';
import { ticketIn } from '../kit/pleas';

let county: County;
let given: Record<string, number>;
/** Ids of requests of our own, by the state they stand in: something to break. */
const at: Record<string, string> = {};
beforeAll(async () => {
  county = await openCounty();
  given = await commandsGiven((sql, params) => county.database.query(sql, params), everywhere);
  for (const state of ['offered', 'accepted', 'done', 'confirmed', 'open', 'withdrawn'] as const) {
    const own = await openCounty({ service: county.service });
    const matter = await matterIn(own, state === 'withdrawn' ? 'open' : state);
    if (state === 'withdrawn') await matter.her.errands.withdraw({ id: matter.id });
    at[state] = matter.id;
    homes[state] = own;
  }
  homes.ticket = await openCounty({ service: county.service });
  at.ticket = (await ticketIn(homes.ticket)).id;
  homes.chat = await openCounty({ service: county.service });
  at.chat = await orderlyGroup(homes.chat);
}, 60_000);
const homes: Record<string, County> = {};
afterAll(() => county.close());

describe('the whole database after everything', () => {
  it.each(INVARIANTS.map((i) => [i.name, i] as const))('%s', async (_, invariant) => {
    expect(await invariant.look((sql, params) => county.database.query(sql, params), everywhere)).toEqual([]);
  });

  it('has seen every command of the table given', () => {
    expect(Object.keys(given).filter((command) => given[command] === 0)).toEqual([]);
  });

  it('was broken on purpose in a few counties only', async () => {
    const planted = await county.database.query("SELECT region FROM division WHERE level = 'county' AND source = 'planted'");
    expect(planted.length).toBeLessThanOrEqual(8);
  });
});

type Break = (tx: Tx, region: string, id: string) => Promise<unknown>;
const set =
  (table: string, change: string, key = 'id'): Break =>
  (tx, region, id) =>
    tx.run(`UPDATE ${table} SET ${change} WHERE region = ? AND ${key} = ?`, [
      region,
      key === 'subject' ? `${id === at.ticket ? 'ticket' : 'errand'}/${id}` : id,
    ]);
/** Adds a line to a timeline whose chain is right and whose content is not. */
const line =
  (over: Record<string, unknown>, hash?: Buffer): Break =>
  async (tx, region, id) => {
    const subject = `errand/${id}`;
    const lines = await timelineOf(homes.open as County, subject);
    const body = canonical({ ...JSON.parse(lines.at(-1)?.body ?? '{}'), no: lines.length + 1, ...over });
    const next = hash ?? chain(lines.at(-1)?.hash ?? Buffer.alloc(32), body);
    await tx.run('INSERT INTO timeline (region, subject, no, body, hash) VALUES (?, ?, ?, ?, ?)', [
      region,
      subject,
      lines.length + 1,
      body,
      next,
    ]);
  };
const react: Break = async (tx, region, id) => {
  for (const [no, state] of [
    [901, 'waiting'],
    [902, 'done'],
  ]) {
    await tx.run('INSERT INTO reaction (region, subject, no, reaction, state, next_at) VALUES (?, ?, ?, ?, ?, ?)', [
      region,
      `errand/${id}`,
      no,
      'x',
      state,
      new Date(0),
    ]);
  }
};
const key =
  (subject: string): Break =>
  (tx, region, id) =>
    tx.run('INSERT INTO idempotency (person_id, route, once_key, request_hash, region, subject, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
      id,
      'POST /x',
      'planted',
      Buffer.alloc(32),
      region,
      subject,
      new Date(0),
    ]);

/** For every invariant at least one way to break it, in the county of a request that stands in this state. */
const BREAKS: [name: string, state: string, how: Break][] = [
  ['a unit of the county answers for every request', 'open', set('errand', 'unit_id = 1')],
  [
    'an agent of the county has every request that somebody has, by one accepted offer',
    'accepted',
    set('offer', "state = 'finished'", 'errand_id'),
  ],
  ['an agent of the county has every request that somebody has, by one accepted offer', 'accepted', set('errand', 'agent_post_id = 1')],
  [
    'an agent of the county has every request that somebody has, by one accepted offer',
    'done',
    set('offer', "state = 'accepted'", 'errand_id'),
  ],
  ['a request is offered to exactly one, or to nobody', 'offered', set('offer', "state = 'expired'", 'errand_id')],
  ['a request is offered to exactly one, or to nobody', 'offered', set('errand', "state = 'open'")],
  ['an open offer ends when its deadline says', 'offered', set('deadline', "state = 'met'", 'subject')],
  ['an open offer ends when its deadline says', 'offered', set('offer', 'due_at = due_at + INTERVAL 1 SECOND', 'errand_id')],
  ['no request is forgotten: somebody will be asked, or has been alarmed', 'open', set('deadline', "state = 'fired'", 'subject')],
  ['what is done waits for a word, or for a call', 'done', set('deadline', "state = 'met'", 'subject')],
  ['what is confirmed will be filed', 'confirmed', set('deadline', "state = 'met'", 'subject')],
  ['nothing waits for what has ended', 'withdrawn', set('deadline', "state = 'waiting'", 'subject')],
  ['no deadline of a request has been given up', 'open', set('deadline', "state = 'failed'", 'subject')],
  [
    'hands hold what the offers say',
    'accepted',
    (tx, region) => tx.run('UPDATE agent_load SET active = active + 1 WHERE region = ?', [region]),
  ],
  ['hands hold what the offers say', 'accepted', (tx, region) => tx.run('DELETE FROM agent_load WHERE region = ?', [region])],
  ['every line of a timeline is an event, and every event of a request a line', 'open', line({})],
  ['every line of a timeline is an event, and every event of a request a line', 'open', set('event', 'no = no + 7', 'subject')],
  ['every key is kept with what it was about', 'open', key('')],
  ['every key is kept with what it was about', 'open', key('errand/1')],
  ['nobody reacts to a later event before an earlier one', 'open', react],
  ['the timeline of every request tells its row', 'open', set('errand', 'level = 3')],
  ['the timeline of every request tells its row', 'open', set('errand', 'version = version + 1')],
  ['the timeline of every request tells its row', 'open', set('errand', "state = 'withdrawn'")],
  ['the timeline of every request tells its row', 'done', set('errand', 'done_at = done_at + INTERVAL 1 SECOND')],
  ['every chain of hashes is whole', 'open', line({}, Buffer.alloc(32))],
  ['every step stands in the table of moves', 'open', line({ command: 'accept', from: 'open', to: 'accepted' })],
  ['every step stands in the table of moves', 'open', line({ command: 'offer', from: 'open', to: 'offered', by: { party: 'requester' } })],
  ['no timeline holds a name, a phone or words', 'open', line({ facts: { note: '云桂兰' } })],
  ['no timeline holds a name, a phone or words', 'open', line({ facts: { note: '13812345678' } })],
  ['a unit of the county answers for every matter of a group', 'ticket', set('ticket', 'unit_id = 1')],
  [
    'no matter of a group is forgotten: its promise, or its confirmation, is waited for, or both sides have heard that it is late',
    'ticket',
    set('deadline', "state = 'met'", 'subject'),
  ],
  ['the timeline of every matter of a group tells its row', 'ticket', set('ticket', 'reopened = 3')],
  ['the timeline of every matter of a group tells its row', 'ticket', set('ticket', "state = 'withdrawn'")],
  ['every number has its check digit', 'open', set('errand', 'number = CONCAT(LEFT(number, 10), (RIGHT(number, 1) + 1) % 10)')],
  ...CHAT_BREAKS.map(([name, how]): [string, string, Break] => [name, 'chat', how]),
];

describe('every invariant is broken by', () => {
  it.each(BREAKS.map(([name, state, how], i) => [`${i + 1} ${name}`, name, state, how] as const))('%s', async (_, name, state, how) => {
    const invariant = INVARIANTS.find((i) => i.name === name);
    const { region } = homes[state] as County;
    const undone = county.database.inTransaction(async (tx) => {
      expect(await invariant?.look((sql, params) => tx.query(sql, params), only(region))).toEqual([]);
      await how(tx, region, at[state] ?? '');
      expect(await invariant?.look((sql, params) => tx.query(sql, params), only(region))).not.toEqual([]);
      throw new Error('looked');
    });
    await expect(undone).rejects.toThrow('looked');
  });

  it('something: none stands here that nothing breaks', () => {
    expect(INVARIANTS.map((i) => i.name).filter((name) => !BREAKS.some(([broken]) => broken === name))).toEqual([]);
  });
});
