import { type Caller, openCaller } from '../kit/calls';
import { guarded } from '../kit/denials';
import { pathOf } from '../kit/routes';

let at: Caller;
beforeAll(async () => {
  at = await openCaller();
});
afterAll(() => at.county.close());

const all = guarded.map((named) => [named.name, named] as const);
/** Ways to write an address that a guard and a router could read differently. */
const written = (path: string): string[] => [
  `/API${path}`,
  `/api${path.toUpperCase()}`,
  `/api${path}/`,
  `/api/${path}`,
  `//api${path}`,
  `/api/.${path}`,
  `/api/x/..${path}`,
  `/api/%2e%2e/api${path}`,
  `/api${path}.`,
  `/api${path};x`,
  `/api${path}%00`,
  `/api${path}%20`,
  `/api${path.replace(/\/(\w)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`)}`,
  `/api${path.replace(/\/(\w)/, (_, letter: string) => `/%25${letter.charCodeAt(0).toString(16)}`)}`,
  `/api${path.replaceAll('/', '%2f')}`,
  `/api${path.replaceAll('/', '\\')}`,
];
const BESIDES = {
  'x-http-method-override': 'GET',
  'x-original-url': '/api/health',
  'x-rewrite-url': '/api/health',
  'x-forwarded-prefix': '/api/health',
};

it.each(all)('xB13 V8.3.1 %s has the same guard however its address is written', async (_, { route }) => {
  const json = route.body && { 'content-type': 'application/json' };
  const sent = { method: route.method, ...(route.body && { body: '{"nobody":"means this"}' }) };
  for (const path of written(pathOf(route))) {
    const nobody = await at.bytes(path, { ...sent, headers: { ...json, ...BESIDES } });
    expect({ path, allowed: [400, 401, 404, 405].includes(nobody), nobody }).toEqual({ path, allowed: true, nobody });
    if (route.roles === 'public' || route.roles.includes('resident')) continue;
    const resident = await at.bytes(path, { ...sent, headers: { ...json, ...BESIDES, ...at.headers.resident } });
    expect({ path, allowed: [400, 403, 404, 405].includes(resident), resident }).toEqual({ path, allowed: true, resident });
  }
});

it.each(all)('xB11 V4.1.4 %s is not opened by naming another method beside the one that is used', async (_, { route }) => {
  const { resident } = at.headers;
  for (const override of ['GET', 'POST', 'PUT', 'DELETE'].filter((method) => method !== route.method)) {
    const headers = { ...resident, 'x-http-method-override': override, 'x-method-override': override, 'x-http-method': override };
    const plain = await at.bytes(`/api${pathOf(route)}`, { method: route.method, headers: resident });
    expect(await at.bytes(`/api${pathOf(route)}`, { method: route.method, headers })).toBe(plain);
  }
});
