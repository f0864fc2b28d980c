import type { DataSource } from 'typeorm';
import { Refusal } from '../errors';
import { guarantees } from '../guarantees';
import type { Once } from '../request';
import type { Tx } from './transaction';

/** Stored last, in the transaction that did the work: of two calls with one key, one finds the other's row and is undone. */
export async function storeOnce(tx: Tx, once: Once, at: Date) {
  if (!guarantees.oneEffectPerKey) return;
  const { region, subject } = tx.about ?? { region: '', subject: '' };
  await tx.run('INSERT INTO idempotency (person_id, route, once_key, request_hash, region, subject, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    once.personId,
    once.route,
    once.key,
    once.hash,
    region,
    subject,
    at,
  ]);
}

/** The subject an earlier call with this key was about, `null` where there was none. Another body under the same key is refused. */
export async function findOnce(source: DataSource, once: Once): Promise<{ region: string; subject: string } | null> {
  const [row] = await source.query<{ request_hash: Buffer; region: string; subject: string }[]>(
    'SELECT request_hash, region, subject FROM idempotency WHERE person_id = ? AND route = ? AND once_key = ?',
    [once.personId, once.route, once.key],
  );
  if (!row) return null;
  if (!row.request_hash.equals(once.hash)) throw new Refusal('KEY_REUSED');
  return row;
}
