import type { Connection } from 'mysql2/promise';
import type { Actor } from 'shared-types/kernel/actor';
import { type Bar, pairs, repeat, report, sideBySide, speedBar } from './measure';
import { aRequest, holders, makeResidents, REGION, signIn, villagesOf } from './people';
import { byHand, recorded, replay, type Statement, transactionOf } from './replay';
import type { Stand } from './stand';

/** So far from every other number in a statement that it cannot be mistaken for one. */
const APART = 5_000;
/** Requests taken in turn, one step each a round: none grows longer than a life does, a dozen steps. */
const LIVES = 600;
/** The idempotency key of the act that is recorded: by hand it is written like everything else, each time another. */
const KEY = 'bench-recorded';
/** Moves of one round: less than half a second of them is decided by when the garbage is collected. */
const ROUND = 1_500;
/** Pages shown, and calls of the very kind that is counted, before anything is: a service is seldom one just started. */
const WARM = { looks: 2_000, contacts: 2 * LIVES };

interface Scene {
  id: string;
  agent: Actor;
}

/** A request that an agent of the county has, its version far from other numbers. */
async function accepted(stand: Stand): Promise<Scene> {
  const { database, sender, deadlines, answers, clock } = stand;
  const [person] = await makeResidents(stand, 1);
  const [village] = await villagesOf(database);
  if (!person || !village) throw new Error('the demo county is empty');
  clock.stop(REGION, new Date('2026-11-23T10:00:00+08:00'));
  const { id } = await sender.send(person, aRequest(village, null));
  await deadlines.tick(REGION);
  const [offer] = await database.query<{ id: string; post: string }>(
    "SELECT id, post_id AS post FROM offer WHERE errand_id = ? AND state = 'open'",
    [id],
  );
  const agent = (await holders(database, 'agent')).find((a) => a.postId === offer?.post);
  if (!offer || !agent) throw new Error('nobody was asked');
  await answers.accept(agent, offer.id);
  await database.query('UPDATE errand SET version = ? WHERE region = ? AND id = ?', [APART, REGION, id]);
  await database.query('INSERT INTO timeline (region, subject, no, body, hash) VALUES (?, ?, ?, ?, ?)', [
    REGION,
    `errand/${id}`,
    APART,
    JSON.stringify({
      no: APART,
      command: 'contact',
      at: clock.now(REGION).toISOString(),
      by: { party: 'agent', personId: null, postId: null },
      facts: {},
    }),
    Buffer.alloc(32),
  ]);
  return { id, agent };
}

/** Repeats recorded statements on requests of its own, in turn, each time one version on. */
function handWritten(connection: Connection, statements: Statement[], from: string, scenes: readonly Scene[]) {
  const versions = scenes.map(() => APART);
  let [turn, fresh] = [0, 0];
  return repeat(() => {
    const at = turn++ % scenes.length;
    const [id, version] = [scenes[at]?.id, versions[at] ?? APART];
    versions[at] = version + 1;
    return replay(connection, statements, [
      [APART, version],
      [APART + 1, version + 1],
      [from, id],
      [`errand/${from}`, `errand/${id}`],
      [KEY, `by-hand-${fresh++}`],
    ]);
  });
}

/** (a) The kernel's move against the very same statements sent by hand. */
async function inside(stand: Stand, connection: Connection): Promise<Bar[]> {
  const { database, errandMove, errandEntity, clock } = stand;
  const [ours, theirs] = [await accepted(stand), await accepted(stand)];
  let row = await database.source.getRepository(errandEntity.ErrandEntity).findOneByOrFail({ region: REGION, id: ours.id });
  const nudge = () =>
    database.inTransaction(async (tx) => {
      row = await errandMove.moveErrand(tx, row, 'hurry', {
        by: { party: 'dispatcher', personId: '1', postId: '1' },
        at: clock.now(REGION),
        change: { urgent: row.urgent ? null : 'bedridden' },
        facts: { urgent: row.urgent },
        meet: ['errand.half'],
        set: [{ kind: 'errand.half', dueAt: new Date('2026-11-24T10:00:00+08:00') }],
      });
    });
  const statements = await recorded(nudge);
  console.log(`  a move is ${statements.length} statements`);
  const hand = handWritten(connection, statements, ours.id, [theirs]);
  const rounds = await pairs('(a) move, kernel | by hand', { run: repeat(nudge) }, { run: hand }, ROUND);
  return [speedBar('kernel move, cpu', 'cpu', rounds, 0.8), speedBar('kernel move, wall', 'wall', rounds, 0.8)];
}

/** (b) A move over HTTP, with all it looks up and shows, against the very same statements sent by hand. Many requests in turn: a life is short. */
async function outside(stand: Stand, connection: Connection): Promise<Bar[]> {
  const { visits, view, database, request } = stand;
  await database.query("UPDATE post SET capacity = 1000 WHERE region = ? AND role = 'agent'", [REGION]);
  const scenes: Scene[] = [];
  for (let i = 0; i < 2 * LIVES + 1; i++) scenes.push(await accepted(stand));
  const [first, ...rest] = scenes;
  if (!first) throw new Error('nobody has anything');
  const once = { personId: first.agent.personId, route: 'POST /errands/:id/contact', key: KEY, hash: Buffer.alloc(32) };
  const contact = async () => view.show(first.agent, await visits.contact(first.agent, first.id, 1, true));
  const statements = await recorded(() => request.inRequest({ id: KEY, once }, contact));
  console.log(`  a contact over HTTP is ${statements.length} statements, ${transactionOf(statements).length} of them in the transaction`);
  // What follows from a move is the engine's work, whenever it comes to it, and by hand nothing follows.
  const service = await stand.serve('cloud/bootstrap.js', 7391, { ENGINE: '0' });
  const phones = await Promise.all(rest.slice(0, LIVES).map((scene) => phoneOf(stand, service.url, scene)));
  let turn = 0;
  const call = sideBySide(async () => phones[turn++ % LIVES]?.contact());
  await sideBySide(async () => phones[turn++ % LIVES]?.look())(WARM.looks);
  await call(WARM.contacts);
  const hand = handWritten(connection, statements, first.id, rest.slice(LIVES));
  const rounds = await pairs('(b) move, HTTP | by hand', { run: call, pid: service.pid }, { run: hand }, LIVES);
  return [speedBar('move over HTTP, cpu', 'cpu', rounds, 0.4), speedBar('move over HTTP, wall', 'wall', rounds, 0.4)];
}

/** The agent's phone, showing the request, or saying that it has called and what it heard: the other answer each time, for the same one is no move. */
async function phoneOf(stand: Stand, url: string, { id, agent }: Scene) {
  const token = await signIn(stand, agent.personId);
  const headers = { authorization: `Bearer ${token}`, 'x-post': agent.postId ?? '', 'content-type': 'application/json' };
  const bodies = [true, false].map((consents) => JSON.stringify({ epoch: 1, consents }));
  let calls = 0;
  const ask = async (path: string, sent: RequestInit) => {
    const answer = await fetch(`${url}/api/errands/${id}${path}`, sent);
    if (answer.status !== 200) throw new Error(`the service answers ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const once = () => ({ 'idempotency-key': `bench-${stand.ids.next()}` });
  return {
    look: () => ask('', { headers }),
    contact: () => ask('/contact', { method: 'POST', headers: { ...headers, ...once() }, body: bodies[calls++ % 2] }),
  };
}

export async function benchMove(stand: Stand): Promise<void> {
  const connection = await byHand(stand.url);
  const bars = [...(await inside(stand, connection)), ...(await outside(stand, connection))];
  await connection.end();
  report('move', bars);
}
