import { sha256 } from '../crypto';
import type { Tx } from '../db/transaction';

/** Who gives a command, and as what. */
export interface By<Party extends string = string> {
  party: Party;
  personId: string | null;
  postId: string | null;
}
/** Nobody: the time has come. */
export const theClock = { party: 'clock', personId: null, postId: null } as const satisfies By;

/** What one move leaves behind: ids, codes and instants, never a name, a phone, an address or words. */
export interface TimelineBody {
  no: number;
  command: string;
  from: string | null;
  to: string;
  at: string;
  by: By;
  /** The columns this move set, of those the fold covers. */
  set: Record<string, string | number | null>;
  facts: Record<string, string | number | boolean | null>;
}

const GENESIS = Buffer.alloc(32);

/** Appends one row; `hash` chains it to the one before. The subject's row is locked by the caller. */
export async function appendTimeline(tx: Tx, region: string, subject: string, body: TimelineBody) {
  const [previous] =
    body.no === 1
      ? [{ hash: GENESIS }]
      : await tx.query<{ hash: Buffer }>('SELECT hash FROM timeline WHERE region = ? AND subject = ? AND no = ?', [
          region,
          subject,
          body.no - 1,
        ]);
  if (!previous) throw new Error(`timeline of ${subject} has a gap before ${body.no}`);
  const text = canonical(body);
  await tx.run('INSERT INTO timeline (region, subject, no, body, hash) VALUES (?, ?, ?, ?, ?)', [
    region,
    subject,
    body.no,
    text,
    chain(previous.hash, text),
  ]);
}

/** How many moves back is looked for one of a person's: the clock may have gone on since, again and again. */
const BACK = 20;
/** The last move somebody made, those of the clock left out; null where there is none among the latest. */
export async function lastAct(ask: Pick<Tx, 'query'>, region: string, subject: string): Promise<TimelineBody | null> {
  const rows = await ask.query<{ body: string }>(
    `SELECT body FROM timeline WHERE region = ? AND subject = ? ORDER BY no DESC LIMIT ${BACK}`,
    [region, subject],
  );
  const bodies: TimelineBody[] = rows.map(({ body }) => JSON.parse(body));
  return bodies.find(({ by }) => by.party !== theClock.party) ?? null;
}

/** Whether a move is this very command, given by this person in this capacity, about the same: a second tap would make it once more. */
export const isSameAct = (done: TimelineBody | null, by: By, command: string, facts: TimelineBody['facts'] = {}): boolean =>
  done?.command === command &&
  done.by.party === by.party &&
  done.by.personId === by.personId &&
  done.by.postId === by.postId &&
  Object.entries(facts).every(([name, value]) => done.facts[name] === value);

export const chain = (previous: Buffer, body: string) => sha256(Buffer.concat([previous, Buffer.from(body)]));

/** JSON with sorted keys: one meaning, one text, one hash. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(inner)}`;
  }
  return `{${text}}`;
}

/** The first row whose hash does not follow from the one before it, or null where the chain is whole. */
export function firstBroken(rows: readonly { no: number; body: string; hash: Buffer }[]): number | null {
  let previous: Buffer = GENESIS;
  for (const [index, row] of rows.entries()) {
    if (row.no !== index + 1 || !chain(previous, row.body).equals(row.hash)) return row.no;
    previous = row.hash;
  }
  return null;
}

/** State, version and the folded columns as the timeline tells them. */
export function fold(bodies: readonly TimelineBody[]) {
  return bodies.reduce<{ state: string; version: number; set: TimelineBody['set'] }>(
    (row, body) => ({ state: body.to, version: body.no, set: { ...row.set, ...body.set } }),
    { state: '', version: 0, set: {} },
  );
}
