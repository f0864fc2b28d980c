import { type County, type Held, openCounty, type Person } from '../kit/county';
import { without } from '../kit/kernel';
import { openOverLine } from '../kit/over-line';
import { OTHER_CALLS } from '../kit/ready/else';
import { MATTER_CALLS, type Ready } from '../kit/ready/ready';
import { STAFF_CALLS } from '../kit/ready/staff';
import { allRoutes, bothWays, isOverLine, routeOf } from '../kit/routes';
import { PLACES, rowOf } from './matrix';

type Place = (typeof PLACES)[number];
const CALLS = bothWays({ ...MATTER_CALLS, ...STAFF_CALLS, ...OTHER_CALLS });

let elsewhere: County;
beforeAll(async () => {
  elsewhere = await openCounty();
});
afterAll(() => elsewhere.close());

const fresh = () => openCounty({ service: elsewhere.service });
const rowFor = (name: string) => {
  const [role = ''] = name.match(/@\w+/) ?? [];
  return rowOf(routeOf(name).matrix + role)!;
};

/** Somebody of the same role, somewhere else. */
async function stranger(like: Person | Held, place: Place, county: County): Promise<Person | Held> {
  const there = place === 'other_county' ? elsewhere : county;
  if (!('postId' in like)) return there.resident();
  const { town, otherTown, centre, nextStation } = there.units;
  const [role] = await county.database.query<{ role: string }>('SELECT role FROM post WHERE region = ? AND id = ?', [
    county.region,
    like.postId,
  ]);
  if (role?.role === 'agent') return there.agent({ unit: place === 'other_town' ? otherTown : nextStation });
  if (role?.role === 'clerk') return there.clerk({ other_town: otherTown, county_centre: centre }[place as string] ?? town);
  return there.dispatcher({ other_town: otherTown, county_centre: centre }[place as string] ?? town);
}

async function answer(county: County, name: string, caller: Person | Held, { args, holds }: Ready): Promise<string> {
  const [, room = '', call = ''] = name.match(/^(\w+)\.(\w+)/) ?? [];
  const line = isOverLine(name) ? await openOverLine(county, caller) : null;
  const rooms = (line?.api ?? (await county.as(caller))) as unknown as Record<string, Record<string, (args: object) => Promise<never>>>;
  try {
    const reply = await rooms[room]![call]!(args);
    // A list without it says as much as a 404.
    return holds && !holds(reply) ? '404' : 'ok';
  } catch (error) {
    return String((error as { status?: number }).status ?? error);
  } finally {
    if (line) expect(line.carried()).toBe(1);
    line?.close();
  }
}

const traces = async ({ database, region }: County) =>
  (await database.query('SELECT COUNT(*) AS n FROM timeline WHERE region = ?', [region]))[0];

const concerned = Object.keys(CALLS).filter((name) => rowFor(name).own !== '-');

it('every action with an object is tried by strangers', () => {
  const tried = new Set(concerned.map((name) => rowFor(name).action));
  const left = allRoutes.filter(({ route }) => rowOf(route.matrix)?.own !== '-' && !tried.has(route.matrix));
  expect(left.map(({ name }) => name)).toEqual([]);
});

describe.each(concerned)('iP2 %s', (name) => {
  const row = rowFor(name);
  const allowed = PLACES.filter((place) => row[place] === 'ok');
  const refused = PLACES.filter((place) => !['ok', '-'].includes(row[place]));

  it('is not there for those it does not concern, who change nothing', async () => {
    const county = await fresh();
    const ready = await CALLS[name]!(county);
    const before = await traces(county);
    const found: Record<string, string> = {};
    for (const place of refused) found[place] = await answer(county, name, await stranger(ready.caller!, place, county), ready);
    expect(found).toEqual(Object.fromEntries(refused.map((place) => [place, row[place]])));
    expect(await traces(county)).toEqual(before);
  });

  it.each(allowed)('is there for %s', async (place) => {
    const county = await fresh();
    const ready = await CALLS[name]!(county);
    const caller = place === 'own' ? ready.caller! : await stranger(ready.caller!, place, county);
    expect(await answer(county, name, caller, ready)).toBe('ok');
  });
});

it('would notice a house that looks nothing up through the person', async () => {
  const county = await fresh();
  const ready = await CALLS['errands.show']!(county);
  const other = await stranger(ready.caller!, 'same_town', county);
  expect(await without('scopeInQuery', () => answer(county, 'errands.show', other, ready))).toBe('ok');
});
