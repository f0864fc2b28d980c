import { seal, sha256, unseal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';

/** What people wrote about a request: the need in their own words, a reason, a note on how it ended. */
export type WordsKind =
  | 'need'
  | 'urgent'
  | 'withdraw'
  | 'stop'
  | 'decline'
  | 'hand_up'
  | 'outcome'
  | 'confirm'
  | 'call'
  | 'designate'
  | 'hurry';

interface Said {
  region: string;
  id: string;
  errandId: string;
  kind: WordsKind;
  personId: string;
  at: Date;
  body: string;
}

/** Words are rows of their own, sealed and erasable; the timeline refers to them by id. Returns the id. */
export async function keepWords(tx: Tx, said: Said): Promise<string> {
  const { region, id, errandId, kind, personId, at, body } = said;
  await tx.run('INSERT INTO errand_words (region, id, errand_id, kind, person_id, at, body, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    region,
    id,
    errandId,
    kind,
    personId,
    at,
    seal(body, 'errand_words.body'),
    sha256(body),
  ]);
  return id;
}

/** The latest words of each kind. */
export async function wordsOf(ask: Pick<Tx, 'query'>, region: string, errandId: string): Promise<Partial<Record<WordsKind, string>>> {
  const rows = await ask.query<{ kind: WordsKind; body: Buffer }>(
    'SELECT kind, body FROM errand_words WHERE region = ? AND errand_id = ? ORDER BY id',
    [region, errandId],
  );
  return Object.fromEntries(rows.map((r) => [r.kind, unseal(r.body, 'errand_words.body')]));
}

/** The bodies of some words by id. */
export async function wordsById(ask: Pick<Tx, 'query'>, region: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ask.query<{ id: string; body: Buffer }>(
    `SELECT id, body FROM errand_words WHERE region = ? AND id IN (${ids.map(() => '?').join(', ')})`,
    [region, ...ids],
  );
  return new Map(rows.map((r) => [r.id, unseal(r.body, 'errand_words.body')]));
}
