import { randomBytes } from 'node:crypto';
import type { House } from './house';
import { REGION } from './people';

const DAY = 86_400_000;
const AT_ONCE = 250;

/** A group and people of one firm in it, each signed in once. */
export interface Talkers {
  groupId: string;
  firmId: string;
  tokens: string[];
}

/** A county's list of words is read over with every message: as long as those that are handed around, and nothing of it is said here. */
const WORDS = 2_000;
const FIRST_LETTER = 0x4e00;
export const makeWords = ({ database }: House) =>
  database.query('INSERT IGNORE INTO chat_word (region, word, act, label, source) VALUES ?', [
    Array.from({ length: WORDS }, (_, i) => {
      const word = String.fromCharCode(FIRST_LETTER + (i % 500), FIRST_LETTER + 600 + i);
      return [REGION, word, i % 2 ? 'hold' : 'refuse', 'ad', 'bench'];
    }),
  ]);

/** `n` people of a firm in a group of their own. */
export async function makeTalkers({ database, ids, crypto, clock, presentDocuments }: House, n: number): Promise<Talkers> {
  const [groupId, firmId, now] = [ids.next(), ids.next(), clock.now()];
  await database.run(
    "INSERT INTO firm (region, id, uscc, name, kind, town, source, digest, created_at) VALUES (?, ?, ?, '玉成建材行', 'company', ?, 'bench', ?, ?)",
    [REGION, firmId, `B${firmId}`.slice(0, 18), `${REGION}100`, Buffer.alloc(32), now],
  );
  await database.run(
    "INSERT INTO chat_group (region, id, code, axis, name, member_cap, history_days, source, created_at) VALUES (?, ?, ?, 'industry', '商贸企业群', 20000, 30, 'bench', ?)",
    [REGION, groupId, `B${groupId}`, now],
  );
  const tokens: string[] = [];
  for (let i = 0; i < n; i += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, n - i) }, () => ({
      id: ids.next(),
      token: randomBytes(32).toString('base64url'),
    }));
    const put = (table: string, columns: string, values: (one: (typeof people)[number]) => unknown[]) =>
      database.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [people.map(values)]);
    await put('person', 'id, phone, phone_index, name, region, created_at', ({ id }) => [
      ...[id, crypto.seal(id, 'person.phone'), crypto.blindIndex('bench', id), crypto.seal('云桂兰', 'person.name'), REGION, now],
    ]);
    for (const { doc, version, sha256 } of presentDocuments())
      await put('consent', 'id, person_id, doc, version, sha256, action, channel, at', ({ id }) => [
        ...[ids.next(), id, doc, version, Buffer.from(sha256, 'hex'), 'agree', 'weapp', now],
      ]);
    await put('firm_person', 'region, id, firm_id, person_id, part, state, version, how, asked_at', ({ id }) => [
      ...[REGION, ids.next(), firmId, id, 'staff', 'verified', 1, 'bench', now],
    ]);
    await put(
      'group_member',
      'region, group_id, person_id, joined_seq, from_seq, firm_id, how, read_seq, read_said, joined_at',
      ({ id }) => [...[REGION, groupId, id, 0, 1, firmId, 'invited', 0, 0, now]],
    );
    await put('session', 'id, token_hash, person_id, channel, device, seen_at, expires_at, second_at', ({ id, token }) => [
      ...[ids.next(), crypto.sha256(token), id, 'weapp', 'bench', now, new Date(now.getTime() + DAY), now],
    ]);
    tokens.push(...people.map(({ token }) => token));
  }
  return { groupId, firmId, tokens };
}
