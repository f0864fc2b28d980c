import { EVERY_CALL, type Target } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { isOverLine, routeOf } from '../kit/routes';
import { untouched } from '../kit/untouched';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

const names = Object.keys(EVERY_CALL);
const sending = names.filter((name) => routeOf(name).body);
/** What no call of ours asks for, though some tables have it. */
const UNASKED = {
  role: 'administrator',
  status: 'done',
  state: 'done',
  ownerId: '1',
  isAdmin: true,
  createdAt: '2026-11-23T10:00:00Z',
  requesterId: '1',
  person_id: '1',
  unknown: null,
};
const TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain; application/json', ''];

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const bodyOf = ({ named: { route }, args }: Target): Tree =>
  Object.fromEntries(Object.entries(args).filter(([key]) => !route.path.includes(`:${key}`)));

/** The body in every form in which one of its objects, however deep, has been changed as said. */
function* changed(tree: unknown, change: (inner: Tree) => string[]): Generator<string> {
  if (!isTree(tree)) return;
  if (!Array.isArray(tree)) yield* change(tree);
  for (const [key, inner] of Object.entries(tree)) {
    for (const within of changed(inner, change)) {
      const words = Object.entries(tree).map(([name, value]) => [name, name === key ? within : JSON.stringify(value)]);
      yield Array.isArray(tree)
        ? `[${words.map(([, value]) => value)}]`
        : `{${words.map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`;
    }
  }
}
const withMore = (inner: Tree) =>
  Object.entries(UNASKED)
    .filter(([key]) => !(key in inner))
    .map(([key, value]) => JSON.stringify({ ...inner, [key]: value }));
const namedTwice = (inner: Tree) =>
  Object.keys(inner).map((key) => `{${JSON.stringify(key)}:${JSON.stringify(inner[key])},${JSON.stringify(inner).slice(1)}`);

const refusedWith = async (target: Target, bodies: Iterable<string>) => {
  const found: unknown[] = [];
  for (const body of bodies) {
    const { status } = await target.fire(target.args, { body });
    if (status !== 422) found.push({ body, status });
  }
  return found;
};

describe.each(sending)('%s', (name) => {
  it('iP4 xC8 V15.3.3 takes no key it did not ask for, at any depth, and nothing has happened', async () => {
    const target = await untouched(name, first);
    expect(await refusedWith(target, changed(bodyOf(target), withMore))).toEqual([]);
    await target.isUntouched();
  }, 30_000);

  it('xB5 V15.3.7 takes no key twice, at any depth, and nothing has happened', async () => {
    const target = await untouched(name, first);
    expect(await refusedWith(target, changed(bodyOf(target), namedTwice))).toEqual([]);
    await target.isUntouched();
  }, 30_000);

  // A frame has no type to be named; one that is no JSON is no frame: see tests/cloud/socket-manners.
  if (isOverLine(name)) return;
  it('xB10 V3.5.2 takes what would succeed only as JSON, and nothing has happened', async () => {
    const target = await untouched(name, first);
    for (const type of TYPES) {
      const { status } = await target.fire(target.args, { headers: { ...target.headers, 'content-type': type } });
      expect({ type, status }).toEqual({ type, status: 415 });
    }
    await target.isUntouched();
  }, 30_000);
});

it.each(names)(
  'xB5 xC6 xC7 %s takes nothing in its address that it did not ask for, nor twice',
  async (name) => {
    const target = await untouched(name, first);
    const route = routeOf(name);
    const own = route.method === 'GET' ? Object.entries(bodyOf(target)) : [];
    const given = own.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
    const twice = given.map((one) => [...given, one].join('&'));
    const asList = own.map(([key], place) => given.with(place, `${key}[]=1`).join('&'));
    const asTree = own.map(([key], place) => given.with(place, `${key}[$gt]=`).join('&'));
    const wider = [
      'deptId=1',
      'unitId=1',
      'regionCode=33%25',
      'town=',
      'role[]=administrator',
      'sort=phone',
      'order=desc',
      'limit=1000000',
      'fields=phone',
      'token=x',
    ].filter((one) => !own.some(([key]) => one.startsWith(key)));
    for (const query of [...twice, ...asList, ...asTree, ...wider.map((more) => [...given, more].join('&'))]) {
      const { status } = await target.fire(target.args, { query: `?${query}` });
      expect({ query, status }).toEqual({ query, status: 422 });
    }
    await target.isUntouched();
  },
  30_000,
);
