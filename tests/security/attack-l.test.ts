import { EVERY_CALL } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { denied, guarded, someoneFor } from '../kit/denials';
import { matterIn } from '../kit/matters';
import { isOverLine, pathOf, routeOf } from '../kit/routes';
import { headersOf } from '../kit/sessions';
import { untouched } from '../kit/untouched';

let first: County;
beforeAll(async () => {
  first = await openCounty();
  // Somebody to choose: without anybody the demo's list is not there, whatever other files have loaded meanwhile.
  await first.database.run("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '村民', '看看')", [
    (await first.resident()).id,
    first.region,
  ]);
});
afterAll(() => first.close());

/** What a page on foreign ground could set off: a line it cannot open (tests/cloud/socket). */
const names = Object.keys(EVERY_CALL).filter((name) => !isOverLine(name));
const EVIL = ['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://county.gov.cn.evil.example'];

/** The token as a browser brings it by itself, from whatever page the call was made. */
const asCookie = ({ authorization = '', ...rest }: Record<string, string>) => ({ ...rest, cookie: `session=${authorization.slice(7)}` });
const allowing = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const writing = names.filter((name) => routeOf(name).method !== 'GET' && routeOf(name).roles !== 'public');

it.each(writing)('xL2 V3.5.1 %s is nothing a foreign page may do with somebody’s cookie', async (name) => {
  const target = await untouched(name, first);
  for (const origin of EVIL) {
    const { status, body } = await target.fire(target.args, { headers: { ...json(name), ...asCookie(target.headers), origin } });
    expect({ origin, status, code: body.code }).toEqual({ origin, status: 401, code: 'NOT_SIGNED_IN' });
  }
  await target.isUntouched();
});
const json = (name: string): Record<string, string> => (routeOf(name).body ? { 'content-type': 'application/json' } : {});

it.each(names.filter((name) => routeOf(name).method === 'GET'))(
  'xL2 V3.5.3 %s, which a foreign page may set off by a picture, changes nothing',
  async (name) => {
    const target = await untouched(name, first);
    expect((await target.fire(target.args, { headers: asCookie(target.headers) })).status).toBe(200);
    await target.isUntouched();
  },
);

it.each(names)(
  'xL2 V3.4.2 V3.4.4 V3.5.2 V14.3.2 %s tells no foreign page that it may ask, and is kept by nobody on the way',
  async (name) => {
    const target = await untouched(name, first);
    for (const origin of EVIL) {
      const asked = await first.service.raw(pathOf(routeOf(name)), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': routeOf(name).method,
          'access-control-request-headers': 'x-app,content-type,idempotency-key',
        },
      });
      expect({ origin, status: asked.status, allowing: allowing(asked.headers) }).toEqual({ origin, status: 405, allowing: [] });
    }
    const isPublic = routeOf(name).roles === 'public';
    const refused = isPublic ? [] : [await target.fire(target.args, { headers: { ...json(name), authorization: 'Bearer none' } })];
    const answered = await target.fire(target.args, { headers: { ...target.headers, origin: 'https://evil.example' } });
    expect(answered.status).toBe(200);
    for (const { headers } of [...refused, answered].map(({ answer }) => answer)) {
      expect(allowing(headers)).toEqual([]);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  },
);

it.each(guarded.map((named) => [named.name, named] as const))(
  'xL3 V14.2.1 %s finds no token where others could read it',
  async (_, named) => {
    const { authorization = '' } = await headersOf(first, await someoneFor(first, named));
    const token = authorization.slice(7);
    for (const key of ['token', 'access_token', 'session', 'authorization', 'sessionid'])
      expect({ key, ...(await denied(first, named, {}, `?${key}=${token}`)) }).toMatchObject({ key, status: 401 });
    const elsewhere: [string, string][] = [
      ['x-token', token],
      ['authorization', token],
      ['authorization', `Basic ${token}`],
      ['referer', `https://h/?token=${token}`],
    ];
    for (const [name, value] of elsewhere) expect(await denied(first, named, { [name]: value })).toMatchObject({ status: 401 });
  },
);

it('xL4 the link to a matter, passed on, asks a stranger to sign in, and then there is nothing', async () => {
  const county = await openCounty({ service: first.service });
  const { id, her } = await matterIn(county, 'agreed');
  const { number } = await her.errands.show({ id });
  await expect(county.visitor().errands.show({ id })).rejects.toMatchObject({ status: 401 });
  const stranger = await county.as(await county.resident());
  await expect(stranger.errands.show({ id })).rejects.toMatchObject({ status: 404 });
  // A number may be read as an id, unless it begins with a nought.
  await expect(stranger.errands.show({ id: number })).rejects.toMatchObject({ status: number.startsWith('0') ? 422 : 404 });
  expect((await stranger.errands.mine({})).errands).toEqual([]);
});
