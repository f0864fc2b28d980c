import { randomBytes, randomInt } from 'node:crypto';
import { pairs, repeat, report, speedBar } from './measure';
import { aRequest, makeResidents, REGION, villagesOf } from './people';
import { byHand, recorded, replay, type Statement, transactionOf } from './replay';
import type { Stand } from './stand';

const PER_PERSON = 9;
const PEOPLE = 800;

/**
 * (d) Sending a request, with everything that is looked up, checked, promised and sealed, beside its bare inserts by hand: a figure to know, no bar;
 * (e) against all its statements by hand, its look-ups with them: what is left is how we ask, and the checks, the sealing and the promise.
 */
export async function benchSend(stand: Stand): Promise<void> {
  const { database, sender, ids, clock } = stand;
  clock.stop(REGION, new Date('2026-11-23T10:00:00+08:00'));
  const people = await makeResidents(stand, PEOPLE);
  const villages = await villagesOf(database);
  let sent = 0;
  const send = async () => {
    const [person, village] = [people[Math.floor(sent / PER_PERSON) % PEOPLE], villages[sent % villages.length]];
    sent++;
    if (!person || !village) throw new Error('the demo county is empty');
    return sender.send(person, aRequest(village, 'YL01'));
  };
  await send();
  let id = '';
  const statements = await recorded(async () => {
    ({ id } = await send());
  });
  const inserts = transactionOf(statements);
  const [row] = await database.query<{ number: string; lookup: Buffer }>('SELECT number, lookup_index AS lookup FROM errand WHERE id = ?', [
    id,
  ]);
  console.log(`  sending is ${statements.length} statements, ${inserts.length} of them in the transaction`);
  const connection = await byHand(stand.url);
  const repeated = (all: Statement[]) => async () => {
    const next = ids.next();
    const number = String(randomInt(0, 1e10)).padStart(11, '0');
    const fresh = [
      [id, next],
      [`errand/${id}`, `errand/${next}`],
      [row?.number, number],
      [row?.lookup, randomBytes(32)],
    ] as const;
    await replay(connection, all, fresh);
  };
  await pairs('(d) send | its inserts by hand', { run: repeat(send) }, { run: repeat(repeated(inserts)) }, 150);
  const whole = await pairs('(e) send | all it asks, by hand', { run: repeat(send) }, { run: repeat(repeated(statements)) }, 150);
  await connection.end();
  report('send', [
    speedBar('sending a request | all its statements, cpu', 'cpu', whole, 0.5),
    speedBar('sending a request | all its statements, wall', 'wall', whole, 0.5),
  ]);
}
