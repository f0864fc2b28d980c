import type { Role } from 'shared-types/kernel/actor';
import { env } from '../../config/env';
import { agreedOf, agreedSql } from '../consent';
import type { Database } from '../db/database';
import { believableFor, lifeOf } from './life';
import type { HeldPost, Known } from './session.service';

/** A token that has been replaced answers no longer than this. */
const REPLACED = 60_000;
/** Of what is over in a moment anyway. */
const FLEETING = 4_000;

interface Row {
  shown: Buffer;
  id: string;
  person_id: string;
  region: string | null;
  channel: string;
  seen_at: Date;
  expires_at: Date;
  agreed: string | null;
  second_at: Date | null;
  /** 1 for a token from before the second factor was shown. */
  replaced: number;
  demo: string | null;
  post_id: string | null;
  role: Role;
  post_region: string;
  unit_id: string;
  town: string | null;
}

/** Who these tokens belong to, by their hashes in base64; those that are unknown, revoked or over are left out. A row for every post. */
export async function sessionsBy(database: Database, hashes: readonly string[], now: Date): Promise<Map<string, Known>> {
  const shown = hashes.map((hash) => Buffer.from(hash, 'base64'));
  const rows = await database.query<Row>(
    `SELECT t.shown, t.replaced, s.id, s.person_id, p.region, s.channel, s.seen_at, s.expires_at, ${agreedSql('p.id')} AS agreed, s.second_at,
       d.person_id AS demo, o.id AS post_id, o.role, o.region AS post_region, o.unit_id, o.town
     FROM (SELECT id, token_hash AS shown, 0 AS replaced FROM session WHERE token_hash IN (?)
       UNION ALL SELECT id, replaced_hash, 1 FROM session WHERE replaced_hash IN (?) AND replaced_at > ?) t
     JOIN session s ON s.id = t.id JOIN person p ON p.id = s.person_id LEFT JOIN demo_person d ON d.person_id = p.id
     LEFT JOIN post o ON o.person_id = p.id AND o.ended_at IS NULL
     WHERE s.revoked_at IS NULL AND s.expires_at > ? ORDER BY o.id`,
    [shown, shown, new Date(now.getTime() - REPLACED), now],
  );
  const byHash = new Map<string, Row[]>();
  for (const row of rows) byHash.set(row.shown.toString('base64'), [...(byHash.get(row.shown.toString('base64')) ?? []), row]);
  const known = await Promise.all([...byHash].map(async ([hash, own]) => [hash, await knownBy(database, own, now)] as const));
  return new Map(known.flatMap(([hash, one]) => (one ? [[hash, one]] : [])));
}

/** Null once it is over. Using it may prolong it. */
async function knownBy(database: Database, rows: readonly Row[], now: Date): Promise<Known | null> {
  const [row] = rows;
  if (!row) return null;
  const posts = rows.flatMap(postIn);
  const { until, write } = lifeOf(row, posts, now.getTime());
  if (write) await database.query('UPDATE session SET seen_at = ?, expires_at = ? WHERE id = ?', [now, new Date(until), row.id]);
  if (until <= now.getTime()) return null;
  const secondShown = (row.second_at !== null && Number(row.replaced) === 0) || (row.demo !== null && env.DEMO === '1');
  const believable = Number(row.replaced) === 1 ? FLEETING : believableFor(row, posts);
  return {
    sessionId: row.id,
    personId: row.person_id,
    region: row.region,
    posts,
    agreed: agreedOf(row.agreed),
    secondShown,
    until,
    believable,
  };
}

const postIn = ({ post_id: id, role, post_region: region, unit_id: unitId, town }: Row): HeldPost[] =>
  id === null ? [] : [{ id, role, region, unitId, town }];
