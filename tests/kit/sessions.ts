import { randomBytes } from 'node:crypto';
import { sha256 } from '../../cloud/src/kernel/crypto';
import type { Database } from '../../cloud/src/kernel/db/database';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import type { Service } from './service';

/** A session as signing in, and showing the second factor, would have left it. */
export async function openSession(database: Database, ids: Ids, clock: Clock, personId: string) {
  const token = randomBytes(32).toString('base64url');
  const id = ids.next();
  const now = clock.now();
  await database.query(
    "INSERT INTO session (id, token_hash, person_id, channel, device, seen_at, expires_at, second_at) VALUES (?, ?, ?, 'weapp', 'test', ?, ?, ?)",
    [id, sha256(token), personId, now, new Date(now.getTime() + 86_400_000), now],
  );
  return { token, id };
}

/** The headers of a call as this person, in the post where there is one. */
export async function headersOf(
  county: { database: Database; service: Service },
  person: { id: string; postId?: string },
): Promise<Record<string, string>> {
  const [ids, clock] = [await county.service.get(Ids), await county.service.get(Clock)];
  const { token } = await openSession(county.database, ids, clock, person.id);
  return { authorization: `Bearer ${token}`, ...(person.postId && { 'x-post': person.postId }) };
}
