import type { Look } from 'shared-types/tickets';
import type { Tx } from '../kernel/db/transaction';

type Ask = Pick<Tx, 'query'>;
/** Stands for those who oversee a county, whichever office they sit in. */
export const SUPERVISION = '0';
/** Rows that are shown to whoever asked. */
const SHOWN = 60;

export interface Looked {
  region: string;
  unitId: string;
  kind: Look;
  /** YYYY-MM-DD in the county. */
  day: string;
  at: Date;
}

/** Puts a look on record, once a unit, kind and day: the first one of the day stands. */
export const keepLooks = (ask: Pick<Tx, 'run'>, tickets: readonly string[], { region, unitId, kind, day, at }: Looked) =>
  ask.run(
    `INSERT IGNORE INTO ticket_look (region, ticket_id, day, unit_id, kind, at) VALUES ${tickets.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
    tickets.flatMap((id) => [region, id, day, unitId, kind, at]),
  );

/** Who looked at a matter, newest first. */
export const looksAt = (ask: Ask, region: string, ticketId: string) =>
  ask.query<{ unitId: string; kind: Look; at: Date }>(
    `SELECT unit_id AS unitId, kind, at FROM ticket_look WHERE region = ? AND ticket_id = ? ORDER BY at DESC, kind LIMIT ${SHOWN}`,
    [region, ticketId],
  );

/** Who looked at anything a person has asked for, in every county, newest first. */
export const looksAtAll = (ask: Ask, personId: string) =>
  ask.query<{ number: string; unit: string | null; kind: Look; at: Date }>(
    `SELECT t.number, u.name AS unit, l.kind, l.at FROM ticket t JOIN ticket_look l ON l.region = t.region AND l.ticket_id = t.id
     LEFT JOIN unit u ON u.region = l.region AND u.id = l.unit_id WHERE t.requester_id = ? ORDER BY l.at DESC`,
    [personId],
  );

/** The office in which somebody reads a matter: the one that works on it before any other; null where they hold no post. */
export async function officeOf(ask: Ask, region: string, personId: string, unitId: string): Promise<string | null> {
  const [post] = await ask.query<{ unitId: string; role: string }>(
    `SELECT unit_id AS unitId, role FROM post WHERE region = ? AND person_id = ? AND ended_at IS NULL
     ORDER BY unit_id <=> ? DESC, role = 'administrator', id LIMIT 1`,
    [region, personId, unitId],
  );
  return post ? (post.role === 'administrator' ? SUPERVISION : post.unitId) : null;
}
