import { ErrandEntity } from '../../cloud/src/errands/errand.entity';
import { moveErrand } from '../../cloud/src/errands/errand.move';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import type { TimelineBody } from '../../cloud/src/kernel/engine/timeline';
import { type Guarantee, guarantees } from '../../cloud/src/kernel/guarantees';
import { Ids } from '../../cloud/src/kernel/ids';
import { errnoOf } from '../../cloud/src/kernel/log';
import { Clock } from '../../cloud/src/kernel/time/clock';
import type { County, Person } from './county';
import { aRequest } from './requests';
import { openSession } from './sessions';

/** A request that nobody has yet, and who asked. */
export async function openMatter(county: County) {
  const villager = await county.resident();
  const her = await county.as(villager);
  const { id } = await her.errands.send(aRequest(county));
  return { id, her, villager, subject: `errand/${id}` };
}

export const rowOf = (county: County, id: string) =>
  county.database.source.getRepository(ErrandEntity).findOneByOrFail({ region: county.region, id });

/** The mildest of moves: the request stays where it is, one version further. */
export const nudge = (county: County, tx: Tx, row: ErrandEntity, urgent: ErrandEntity['urgent'] = 'bedridden') =>
  moveErrand(tx, row, 'hurry', {
    by: { party: 'dispatcher', personId: null, postId: null },
    at: county.now(),
    change: { urgent },
    facts: { urgent },
  });

interface Kept {
  no: number;
  body: string;
  hash: Buffer;
}
export const timelineOf = (county: County, subject: string) =>
  county.database.query<Kept>('SELECT no, body, hash FROM timeline WHERE region = ? AND subject = ? ORDER BY no', [county.region, subject]);
export const bodiesOf = async (county: County, subject: string): Promise<TimelineBody[]> =>
  (await timelineOf(county, subject)).map(({ body }) => JSON.parse(body));

/** How many rows of a table are about this subject. */
export async function countOf(county: County, table: 'timeline' | 'event' | 'deadline' | 'reaction', subject: string): Promise<number> {
  const [row] = await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE region = ? AND subject = ?`, [
    county.region,
    subject,
  ]);
  return Number(row?.n);
}

/** Runs with one promise of the kernel taken back. */
export async function without<T>(guarantee: Guarantee, work: () => Promise<T>): Promise<T> {
  guarantees[guarantee] = false;
  try {
    return await work();
  } finally {
    guarantees[guarantee] = true;
  }
}

/** The database's own number for why it refused. */
export const errno = (call: Promise<unknown>): Promise<number | undefined> =>
  call.then(
    () => undefined,
    (error) => errnoOf(error),
  );

/** A call as the wire sees it: the person's token, a body, and the key of one intended effect. */
export async function wireOf(county: County, person: Person) {
  const { token } = await openSession(county.database, await county.service.get(Ids), await county.service.get(Clock), person.id);
  return async (path: string, body: unknown, key: string) => {
    const answer = await county.service.raw(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return { status: answer.status, data: (await answer.json()) as { id?: string; code?: string } & Record<string, unknown> };
  };
}
