import { writes } from 'shared-types/kernel/contract';
import { aim, EVERY_CALL } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { EDGES, misfires, NO_IDS, ODD_WORDS, OTHER_TYPES, type Spot, spotsOf, UNTYPED } from '../kit/hostile';
import { keptOf } from '../kit/kept';
import { leavesOf } from '../kit/leaves';
import { routeOf } from '../kit/routes';
import { untouched } from '../kit/untouched';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

const names = Object.keys(EVERY_CALL);
/** An address holds words alone, and those as UTF-8. */
const inAddress = (value: unknown) => typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value);
/** Values that a spot does not take. */
const wrongFor = ({ takes, kind, inBody }: Spot) =>
  [...UNTYPED, ...NO_IDS, ...(kind === 'words' ? [] : ODD_WORDS), ...OTHER_TYPES].filter(
    (value) => !takes(value) && (inBody || inAddress(value)),
  );
const oddFor = ({ takes, kind }: Spot) => [...ODD_WORDS, ...(EDGES[kind] ?? [])].filter(takes);

describe.each(names)('%s', (name) => {
  it('xB5 xB6 xB9 takes no value that is none of its kind, and is as it was', async () => {
    const target = await untouched(name, first);
    expect(await misfires(target, wrongFor, (status) => status === 422)).toEqual([]);
    await target.isUntouched();
  }, 30_000);

  it('xB6 xB7 xB9 answers within a second, and never by breaking, to whatever a value may be', async () => {
    expect(await misfires(await untouched(name, first), oddFor, (status) => status < 500)).toEqual([]);
  }, 30_000);
});

/** A sheet and a week of shifts are read, a number or a code looked up, and of a template nobody has named to us nothing is noted. */
const NOT_KEPT = ['csv', 'shifts', 'number', 'uscc', 'answers.0.templateId'];

const speaking = names.filter((name) => {
  const route = routeOf(name);
  return (
    route.body &&
    !name.includes('@') &&
    writes(route) &&
    leavesOf(route.body).some(({ path, takes }) => takes(ODD_WORDS[0]) && !NOT_KEPT.includes(path.join('.')))
  );
});

it.each(speaking)(
  'xB7 xB9 %s keeps words to the letter, whatever they would mean to somebody else',
  async (name) => {
    for (let turn = 0; turn < 3; turn++) {
      const target = await aim(name, first);
      const spots = spotsOf(target).filter(({ kind, at }) => kind === 'words' && !NOT_KEPT.includes(at));
      const said = spots.map((_, place) => ODD_WORDS[(place * 3 + turn) % ODD_WORDS.length] ?? '');
      const args = spots.reduce(
        (whole, spot, place) =>
          spotsOf({ ...target, args: whole })
            .find(({ at }) => at === spot.at)!
            .with(said[place]),
        target.args,
      );
      const { status, text, body } = await target.fire(args);
      expect({ turn, status, text: status === 200 ? '' : text }).toEqual({ turn, status: 200, text: '' });
      const entered = (body.signedIn ?? body) as { me?: { id: string } };
      const kept = await keptOf(target, entered.me?.id);
      const escaped = (words: string) => JSON.stringify(words).slice(1, -1);
      expect(said.filter((words) => !kept.includes(words) && !kept.includes(escaped(words)))).toEqual([]);
    }
  },
  30_000,
);
