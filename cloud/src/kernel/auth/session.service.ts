import { randomBytes } from 'node:crypto';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Role } from 'shared-types/kernel/actor';
import { sha256 } from '../crypto';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { Gathered } from '../gathered';
import { Ids } from '../ids';
import { Clock } from '../time/clock';
import { LIFE } from './life';
import { PersonChanges } from './person-changes.poller';
import { sessionsBy } from './session.rows';

/** While nobody reads along in the journal of changes: with the question itself, a revoked session is dead everywhere within five seconds. */
const BELIEVED = 4_000;
/** Sessions of so many are believed at once. */
const MOST = 20_000;

export const newToken = () => randomBytes(32).toString('base64url');

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
  /** What the person has agreed to, `privacy:1`. */
  agreed: ReadonlySet<string>;
  /** Whether this session has shown more than a telephone; only the demo's own people need not. */
  secondShown: boolean;
  /** When it is over, if nobody uses it. Milliseconds of the clock. */
  until: number;
  /** For how long this may be believed while the journal of changes is read. Milliseconds. */
  believable: number;
}
interface Kept {
  known: Known;
  at: number;
}
export interface Opening {
  personId: string;
  channel: 'h5' | 'weapp';
  device: string;
}
export interface OpenSession {
  id: string;
  channel: 'h5' | 'weapp';
  device: string;
  seenAt: Date;
}

/** By which a token is known here. */
export const hashOf = (token: string) => sha256(token).toString('base64');

/** Sessions: an opaque token of 256 bits, stored only as its hash, believed without asking again until the journal names its person. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Sessions {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() changes: PersonChanges;
  private believed = new Map<string, Kept>();
  private asked = new Gathered((hashes) => sessionsBy(this.database, hashes, this.clock.now()));
  private turn = 0;
  private listeners = new Set<(sessionId: string) => void>();
  private openings = new Set<(tx: Tx, personId: string) => Promise<unknown>>();

  @Init()
  async follow() {
    this.changes.onChanged((people) => this.forget(people ?? undefined));
  }

  /**
   * Opens a session and returns its token, which is not kept. Asked again with the same `once`, it gives that
   * session a new token: the answer that held the first one was lost on the way.
   */
  async open(tx: Tx, { personId, channel, device }: Opening, once: string): Promise<string> {
    const [token, now] = [newToken(), this.clock.now()];
    await tx.run(
      `INSERT INTO session (id, token_hash, person_id, channel, device, seen_at, expires_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE token_hash = IF(revoked_at IS NULL AND channel = VALUES(channel) AND device = VALUES(device), VALUES(token_hash), token_hash)`,
      [this.ids.next(), sha256(token), personId, channel, device, now, new Date(now.getTime() + LIFE), sha256(`${personId} ${once}`)],
    );
    const [opened] = await tx.query('SELECT id FROM session WHERE token_hash = ?', [sha256(token)]);
    if (!opened) throw new Refusal('KEY_REUSED');
    for (const opening of this.openings) await opening(tx, personId);
    tx.afterCommit(() => this.forget([personId]));
    return token;
  }

  /** Who a token belongs to. Throws SESSION_ENDED where it is unknown, revoked or over. */
  find(token: string): Promise<Known> {
    return this.findBy(hashOf(token));
  }

  /** The same by the hash of a token. */
  async findBy(hash: string): Promise<Known> {
    const kept = this.believed.get(hash);
    if (kept && this.holds(kept)) return kept.known;
    this.believed.delete(hash);
    const { turn } = this;
    const at = performance.now();
    const known = await this.asked.of(hash);
    if (!known) throw new Refusal('SESSION_ENDED');
    if (this.believed.size >= MOST) this.believed.clear();
    // What was read while somebody signed out may be older than that.
    if (turn === this.turn) this.believed.set(hash, { known, at });
    return known;
  }

  private holds({ known, at }: Kept): boolean {
    const most = this.changes.isFresh() ? known.believable : Math.min(known.believable, BELIEVED);
    return performance.now() - at < most && known.until > this.clock.now().getTime();
  }

  /** Ends one session of a person, and its sockets with it. False where the person has none of this id; ending twice is ending. */
  async revoke(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
    const [own] = await tx.query('SELECT id FROM session WHERE id = ? AND person_id = ?', [sessionId, personId]);
    if (!own) return false;
    await tx.run('UPDATE session SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [this.clock.now(), sessionId]);
    tx.afterCommit(() => {
      this.forget([personId]);
      for (const listener of this.listeners) listener(sessionId);
    });
    return true;
  }

  /** Ends every session of a person but the one named: a right that was theirs is gone, and with it whatever was opened by it. */
  async revokeAll(tx: Tx, personId: string, kept?: string): Promise<void> {
    const open = await tx.query<{ id: string }>('SELECT id FROM session WHERE person_id = ? AND revoked_at IS NULL', [personId]);
    for (const { id } of open) if (id !== kept) await this.revoke(tx, personId, id);
  }

  /** Hears of sessions ended in this process, after the commit. */
  onEnded(listener: (sessionId: string) => void) {
    this.listeners.add(listener);
  }

  /** Is called within the transaction that signs somebody in. */
  whenOpening(opening: (tx: Tx, personId: string) => Promise<unknown>) {
    this.openings.add(opening);
  }

  /** Which of these sessions still hold, asked of the database itself. */
  async alive(sessionIds: readonly string[]): Promise<Set<string>> {
    if (sessionIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM session WHERE id IN (${sessionIds.map(() => '?').join(', ')}) AND revoked_at IS NULL AND expires_at > ?`,
      [...sessionIds, this.clock.now()],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Where a person is signed in, the latest first. */
  list(personId: string) {
    return this.database.query<OpenSession>(
      `SELECT id, channel, device, seen_at AS seenAt FROM session
       WHERE person_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY seen_at DESC, id DESC LIMIT 50`,
      [personId, this.clock.now()],
    );
  }

  /** Forgets what is believed of these people, or of everybody: after a change in this process, which need not wait for the journal. */
  forget(people?: Iterable<string>) {
    this.turn++;
    if (!people) return this.believed.clear();
    const named = new Set(people);
    for (const [hash, { known }] of this.believed) if (named.has(known.personId)) this.believed.delete(hash);
  }
}
