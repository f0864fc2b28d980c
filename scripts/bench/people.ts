import { randomBytes } from 'node:crypto';
import type { Request } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { House } from './house';

export const REGION = '150205';
const DAY = 86_400_000;

let phones = 0;
/** People who may ask, each at home in a village of the county. */
export async function makeResidents({ database, ids, crypto, clock }: House, n: number): Promise<Actor[]> {
  const villages = await villagesOf(database);
  const people: Actor[] = [];
  for (let i = 0; i < n; i++) {
    const [id, phone] = [ids.next(), `199${String(phones++).padStart(8, '0')}`];
    await database.query(
      'INSERT INTO person (id, phone, phone_index, name, region, home_division, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        id,
        crypto.seal(phone, 'person.phone'),
        crypto.blindIndex('phone', phone),
        crypto.seal('云桂兰', 'person.name'),
        REGION,
        villages[i % villages.length],
        clock.now(),
      ],
    );
    people.push({ personId: id, role: 'resident', region: REGION, postId: null, unitId: null, town: null });
  }
  return people;
}

export const villagesOf = async (database: House['database']): Promise<string[]> => {
  const rows = await database.query<{ code: string }>(
    "SELECT code FROM division WHERE region = ? AND level = 'village' AND hidden = 0 ORDER BY code",
    [REGION],
  );
  return rows.map((row) => row.code);
};

/** Everybody who holds a post of this role in the county, as they would act. */
export const holders = (database: House['database'], role: 'agent' | 'dispatcher') =>
  database.query<Actor>(
    `SELECT person_id AS personId, role, region, id AS postId, unit_id AS unitId, town FROM post WHERE region = ? AND role = ? AND ended_at IS NULL ORDER BY id`,
    [REGION, role],
  );

/** A session as signing in would have left it. Gives the token. */
export async function signIn({ database, ids, crypto, clock }: House, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await database.query(
    "INSERT INTO session (id, token_hash, person_id, channel, device, seen_at, expires_at, second_at) VALUES (?, ?, ?, 'weapp', 'bench', ?, ?, ?)",
    [ids.next(), crypto.sha256(token), personId, now, new Date(now.getTime() + DAY), now],
  );
  return token;
}

export const aRequest = (division: string, item: string | null): Request => ({
  item,
  words: item ? null : '想请人上门看看怎么办',
  mode: 'assist',
  place: { kind: 'home', division, text: '村委会东侧 3 排 2 户' },
  wish: { day: null, part: 'any' },
  name: '云桂兰',
  beneficiary: { relation: 'self', name: '云桂兰', birthYear: 1950, note: null },
  urgent: null,
});
