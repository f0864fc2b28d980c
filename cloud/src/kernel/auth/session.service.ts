import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Role } from 'shared-types/kernel/actor';
import { sha256 } from '../crypto';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { Ids } from '../ids';
import { Clock } from '../time/clock';

const DAY = 86_400_000;
/** Thirty days, sliding, for citizens and agents. */
const LIFE = 30 * DAY;
/** A revoked session is dead everywhere within this time. */
const BELIEVED = 5_000;
/** `seen_at` is worth a write once an hour at most. */
const SEEN = 3_600_000;

export interface HeldPost {
  id: string;
  role: Role;
  region: string;
  unitId: string;
  town: string | null;
}
export interface Known {
  sessionId: string;
  personId: string;
  region: string | null;
  posts: HeldPost[];
  expiresAt: Date;
}

/** Sessions: an opaque token of 256 bits, stored only as its hash, believed for five seconds without asking again. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Sessions {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  private believed = new Map<string, { known: Known; at: number }>();

  /** Opens a session and returns its token, which is not kept. */
  async open(tx: Tx, personId: string, channel: 'h5' | 'weapp', device: string): Promise<{ token: string; sessionId: string }> {
    const token = randomBytes(32).toString('base64url');
    const sessionId = this.ids.next();
    const now = this.clock.now();
    await tx.run(
      'INSERT INTO session (id, token_hash, person_id, channel, device, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [sessionId, sha256(token), personId, channel, device, now, new Date(now.getTime() + LIFE)],
    );
    return { token, sessionId };
  }

  /** Who a token belongs to. Throws SESSION_ENDED where it is unknown, revoked or over. */
  async find(token: string): Promise<Known> {
    const hash = sha256(token);
    const key = hash.toString('base64');
    const kept = this.believed.get(key);
    if (kept && performance.now() - kept.at < BELIEVED) return kept.known;
    this.believed.delete(key);
    const known = await this.read(hash);
    if (this.believed.size > 20_000) this.believed.clear();
    this.believed.set(key, { known, at: performance.now() });
    return known;
  }

  /** Ends one session of a person; false where there is none. */
  async revoke(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
    const { affectedRows } = await tx.run('UPDATE session SET revoked_at = ? WHERE id = ? AND person_id = ? AND revoked_at IS NULL', [
      this.clock.now(), sessionId, personId,
    ]);
    tx.afterCommit(() => this.believed.clear());
    return affectedRows === 1;
  }

  /** Forgets what is believed: after a revocation or a change of posts in this process. */
  forget() {
    this.believed.clear();
  }

  private async read(hash: Buffer): Promise<Known> {
    const now = this.clock.now();
    const [row] = await this.database.query<{ id: string; person_id: string; region: string | null; seen_at: Date; expires_at: Date }>(
      `SELECT s.id, s.person_id, p.region, s.seen_at, s.expires_at FROM session s JOIN person p ON p.id = s.person_id
       WHERE s.token_hash = ? AND s.revoked_at IS NULL AND s.expires_at > ?`,
      [hash, now],
    );
    if (!row) throw new Refusal('SESSION_ENDED');
    if (now.getTime() - row.seen_at.getTime() > SEEN) {
      await this.database.query('UPDATE session SET seen_at = ?, expires_at = ? WHERE id = ?', [now, new Date(now.getTime() + LIFE), row.id]);
    }
    const posts = await this.database.query<HeldPost>(
      'SELECT id, role, region, unit_id AS unitId, town FROM post WHERE person_id = ? AND ended_at IS NULL ORDER BY id',
      [row.person_id],
    );
    return { sessionId: row.id, personId: row.person_id, region: row.region, posts, expiresAt: row.expires_at };
  }
}
