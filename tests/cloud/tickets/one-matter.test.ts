import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty, openPlanted } from '../../kit/county';
import { brokenIn } from '../../kit/invariants';
import { aTicket, openPlea } from '../../kit/pleas';
import { miswritten } from '../../kit/statements';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const MESSAGES = Number(process.env.MESSAGES ?? 200);
/** Times eight taps: many more than there are connections to the database, so that most of them stand in line for one. */
const AT_ONCE = 20;
const TAPS = 8;

/** Taps "make a matter of it" on messages, eight times each, as their author and as staff. Gives how many matters each became. */
async function tapped(where: County, messages: number): Promise<number[]> {
  const { groupId, member, serves, says } = await openPlea(where);
  const clerks = await Promise.all([1, 2].map(async (i) => where.as(await serves('staff', `科员${i}`))));
  const made: number[] = [];
  while (made.length < messages) {
    const author = await where.as(await member(`说${made.length}`));
    const seqs = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => says(author, `第 ${i} 件事`)));
    made.push(...(await Promise.all(seqs.map((seq) => raisedOf([author, ...clerks], groupId, seq)))));
  }
  return made;
}

async function raisedOf(hands: ApiClient[], groupId: string, seq: number): Promise<number> {
  const taps = Array.from({ length: TAPS }, (_, i) => hands[i % hands.length]?.tickets.raise(aTicket(groupId, [seq])));
  const ends = await Promise.allSettled(taps);
  for (const end of ends) if (end.status === 'rejected' && end.reason.code !== 'ALREADY_A_MATTER') throw end.reason;
  return new Set(ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value?.id] : []))).size;
}

const countIn = async ({ database, region }: County) =>
  Number((await database.query<{ n: string }>('SELECT COUNT(*) AS n FROM ticket WHERE region = ?', [region]))[0]?.n);

it(`iC9 ${TAPS} taps on one message make one matter: ${MESSAGES} messages`, async () => {
  expect(await tapped(county, MESSAGES)).toEqual(Array.from({ length: MESSAGES }, () => 1));
  expect(await countIn(county)).toBe(MESSAGES);
  await county.tick();
  expect(await brokenIn(county)).toEqual([]);
}, 120_000);

it('would notice a house in which nobody claims a message', async () => {
  const planted = await openPlanted(county.service);
  const mistake = [['INSERT INTO ticket_source', 'INSERT IGNORE INTO ticket_source']] as const;
  const made = await miswritten(planted.database, mistake, () => tapped(planted, AT_ONCE));
  expect(made.some((n) => n > 1)).toBe(true);
  expect(await brokenIn(planted)).toContain('iC9 every matter of a group was made of something said there');
}, 60_000);
