import { createConnection } from 'mysql2/promise';
import { canonical, chain, firstBroken, fold, type TimelineBody } from '../../../cloud/src/kernel/engine/timeline';
import { type County, openCounty } from '../../kit/county';
import { errno, openMatter, timelineOf } from '../../kit/kernel';

const APPEND_ONLY = 1644;
const DENIED = 1142;

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

/** A matter with four lines in its timeline. */
async function fourLines() {
  const { id, her, subject } = await openMatter(county);
  await county.agent();
  await county.tick();
  await her.errands.withdraw({ id });
  return { subject, rows: await timelineOf(county, subject) };
}

describe('the timeline in the database', () => {
  const changes = [
    ['changed', "UPDATE timeline SET body = '{}' WHERE region = ? AND subject = ?"],
    ['renumbered', 'UPDATE timeline SET no = no + 100 WHERE region = ? AND subject = ?'],
    ['deleted', 'DELETE FROM timeline WHERE region = ? AND subject = ?'],
  ] as const;

  it.each(changes)('cannot be %s by the service', async (_, sql) => {
    const { subject, rows } = await fourLines();
    const [who] = await county.database.query<{ user: string }>('SELECT CURRENT_USER() AS user');
    const lock = who?.user.match(/^app[@_]/) ? DENIED : APPEND_ONLY;
    expect(await errno(county.database.query(sql, [county.region, subject]))).toBe(lock);
    expect(await timelineOf(county, subject)).toEqual(rows);
  });

  it.each(changes)('cannot be %s by the owner of the database either', async (_, sql) => {
    const { subject, rows } = await fourLines();
    const owner = await createConnection(process.env.DB_OWNER_URL ?? process.env.DB_URL ?? '');
    try {
      expect(await errno(owner.query(sql, [county.region, subject]))).toBe(APPEND_ONLY);
    } finally {
      await owner.end();
    }
    expect(await timelineOf(county, subject)).toEqual(rows);
  });

  it('takes every number once', async () => {
    const { subject } = await fourLines();
    const again = 'INSERT INTO timeline (region, subject, no, body, hash) VALUES (?, ?, 2, ?, ?)';
    expect(await errno(county.database.query(again, [county.region, subject, '{}', Buffer.alloc(32)]))).toBe(1062);
  });

  it('holds no name, phone, address or words', async () => {
    const { rows } = await fourLines();
    expect(rows.map((r) => r.body).join()).not.toMatch(/[\u4e00-\u9fff]|(?<!\d)1[3-9]\d{9}(?!\d)/);
  });
});

describe('the chain of hashes', () => {
  const line = (no: number, body: string, previous = Buffer.alloc(32)) => ({ no, body, hash: chain(previous, body) });
  const whole: ReturnType<typeof line>[] = [];
  for (const no of [1, 2, 3, 4]) whole.push(line(no, `{"no":${no}}`, whole.at(-1)?.hash));

  it('is whole as it was written', async () => {
    const { rows } = await fourLines();
    expect(rows.length).toBeGreaterThan(2);
    expect(firstBroken(rows)).toBeNull();
    expect(firstBroken(whole)).toBeNull();
    expect(firstBroken([])).toBeNull();
  });

  it.each([1, 2, 3, 4])('names line %i where its words were changed', (no) => {
    expect(firstBroken(whole.map((r) => (r.no === no ? { ...r, body: '{"no":9}' } : r)))).toBe(no);
  });

  it.each([1, 2, 3])('names the line after %i where that was rewritten with a hash of its own', (no) => {
    const rewritten = line(no, '{"no":9}', whole[no - 2]?.hash);
    expect(firstBroken(whole.map((r) => (r.no === no ? rewritten : r)))).toBe(no + 1);
  });

  it('notices a line taken out, one put in, and two that changed places', () => {
    expect(firstBroken(whole.filter((r) => r.no !== 2))).toBe(3);
    expect(firstBroken([...whole.slice(0, 2), ...whole.slice(1)])).toBe(2);
    expect(firstBroken([0, 2, 1, 3].map((i) => whole[i]!))).toBe(3);
  });

  it('begins with the first line', () => {
    expect(firstBroken(whole.slice(1))).toBe(2);
  });
});

describe('the text that is hashed', () => {
  it('is the same for the same meaning', () => {
    expect(canonical({ b: 1, a: { d: [1, { f: null, e: 'x' }], c: undefined } })).toBe('{"a":{"d":[1,{"e":"x","f":null}]},"b":1}');
    expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]));
  });
});

describe('folding', () => {
  const body = (no: number, to: string, set: TimelineBody['set']): TimelineBody => ({
    no,
    command: 'x',
    from: null,
    to,
    at: '',
    by: { party: 'clock', personId: null, postId: null },
    set,
    facts: {},
  });

  it('keeps the last state and the last value of each column', () => {
    expect(fold([body(1, 'open', { a: 1, b: 1 }), body(2, 'offered', { a: 2 }), body(3, 'open', { b: null })])).toEqual({
      state: 'open',
      version: 3,
      set: { a: 2, b: null },
    });
  });
});
