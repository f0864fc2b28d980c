import fc from 'fast-check';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { miswritten } from '../../kit/statements';
import { openTalk, saying } from '../../kit/talk';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const PEOPLE = 3;
type Step = { who: number; read: number | null };
const steps = fc.array(
  fc.record({
    who: fc.nat({ max: PEOPLE - 1 }),
    read: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.nat({ max: 14 }) }),
  }),
  { minLength: 5, maxLength: 14 },
);

/** Who said what, and how far everybody has read. */
class Model {
  said: number[] = [];
  read = Array.from({ length: PEOPLE }, () => 0);
  unread = (who: number) => this.said.filter((by, i) => i + 1 > this.read[who]! && by !== who).length;
}

async function play(story: Step[]) {
  const talk = await openTalk(county);
  const people = await Promise.all(Array.from({ length: PEOPLE }, async (_, i) => county.as(await talk.member(`第${i}位`))));
  const model = new Model();
  const unread = async (client: ApiClient) => (await client.groups.list()).groups.find(({ id }) => id === talk.groupId)!.unread;
  for (const { who, read } of story) {
    const client = people[who]!;
    if (read === null) {
      await client.messages.say(saying(talk.groupId, '说一句'));
      model.said.push(who);
    } else {
      model.read[who] = Math.max(model.read[who]!, Math.min(read, model.said.length));
      expect(await client.groups.read({ id: talk.groupId, seq: read })).toEqual({ unread: model.unread(who) });
    }
  }
  expect(await Promise.all(people.map(unread))).toEqual(people.map((_, who) => model.unread(who)));
}

it('iC8 what is unread is what others have said beyond the mark, and the mark never goes back', async () => {
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 15, seed: Number(process.env.FC_SEED ?? 42), endOnFailure: true });
}, 60_000);

it('iC8 would notice a mark that goes back', async () => {
  const says = { who: 0, read: null };
  const story = [says, says, { who: 1, read: 2 }, { who: 1, read: 1 }];
  await play(story);
  const back = [
    ['read_seq = GREATEST(read_seq, ?)', 'read_seq = ?'],
    ['read_said = GREATEST(read_said, CAST(? AS SIGNED) - own_said)', 'read_said = CAST(? AS SIGNED) - own_said'],
  ] as const;
  await expect(miswritten(county.database, back, () => play(story))).rejects.toThrow('"unread": 0');
});

it('iC8 two phones of one person agree on the further mark, also while everybody talks', async () => {
  const talk = await openTalk(county);
  const owner = await talk.member();
  const [one, two] = [await county.as(owner), await county.as(owner)];
  const others = await Promise.all([1, 2, 3].map(async (i) => county.as(await talk.member(`王${i}`))));
  await Promise.all([
    ...others.flatMap((client) => Array.from({ length: 8 }, () => client.messages.say(saying(talk.groupId, '聊')))),
    ...Array.from({ length: 8 }, () => one.messages.say(saying(talk.groupId, '我也聊'))),
    ...[9, 3, 20, 12, 7, 30].map((seq, i) => (i % 2 ? one : two).groups.read({ id: talk.groupId, seq })),
  ]);
  const { entries } = await one.messages.page({ id: talk.groupId, after: 0 });
  const { readSeq, unread } = await one.groups.show({ id: talk.groupId });
  expect(unread).toBe(entries.filter(({ seq, speaker }) => seq > readSeq && speaker?.id !== owner.id).length);
  expect((await two.groups.read({ id: talk.groupId, seq: 999 })).unread).toBe(0);
});
