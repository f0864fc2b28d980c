import { newKey } from '../../miniapp/src/kernel/once';
import { aim, EVERY_CALL, type Hit, type Target } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { spotsOf } from '../kit/hostile';
import { call } from '../kit/http';
import { until } from '../kit/line';
import { freePort, startProcess } from '../kit/process';
import type { Service } from '../kit/service';
import { newPhone } from '../kit/sign-in';

let first: County;
let told: Awaited<ReturnType<typeof startProcess>>;
let numbers: string;
let service: Service;
beforeAll(async () => {
  first = await openCounty();
  const port = await freePort();
  numbers = `http://127.0.0.1:${port}/metrics`;
  told = await startProcess({ LOG_LEVEL: 'debug', METRICS_PORT: String(port) });
  // What leads up to a call happens here; the call itself reaches a service that writes down all it does.
  service = { ...first.service, url: told.url, raw: (path, asked) => call(`${told.url}/api${path}`, asked) };
});
afterAll(async () => {
  await told?.stop();
  await first.close();
});

/** Kept for machines to read: ids and codes, never a word of anybody's. */
const QUIET = ['event', 'timeline', 'deadline', 'reaction', 'idempotency', 'decision', 'delivery', 'reveal', 'offer'];
const PHONE = '13911110000';

/** The call with a bird in every word it takes, and somebody's phone wherever it takes a phone. */
function sung(target: Target): { args: Target['args']; birds: string[] } {
  const birds: string[] = [];
  const args = spotsOf(target).reduce((whole, { at, kind, takes }) => {
    const bird = kind === 'words' ? `雀${newKey().slice(-10)}` : takes(PHONE) && !takes('12') ? newPhone() : null;
    if (bird === null) return whole;
    birds.push(bird);
    return (
      spotsOf({ ...target, args: whole })
        .find((spot) => spot.at === at)
        ?.with(bird) ?? whole
    );
  }, target.args);
  return { args, birds };
}

async function openly({ county: { database, region } }: Target): Promise<string> {
  const rows = await Promise.all(QUIET.map((table) => database.query<object>(`SELECT * FROM ${table} WHERE region = ?`, [region])));
  return rows.flat().flatMap(Object.values).map(String).join('\n');
}

const done = { birds: 0, well: 0 };

it.each(Object.keys(EVERY_CALL))(
  'iP1 V16.2.5 %s leaves no word of anybody in logs, refusals, events, keys, deliveries or numbers',
  async (name) => {
    const target = await aim(name, { service });
    const { args, birds } = sung(target);
    const began = told.printed().length;
    const hits: Hit[] = [await target.fire(args), await target.fire(args)];
    const wrong = `${JSON.stringify(args).slice(0, -1)},"unknown":"${birds[0] ?? 'x'}"}`;
    if (target.named.route.body) hits.push(await target.fire(args, { body: wrong }), await target.fire(args, { body: wrong.slice(1) }));
    const calls = hits.filter(({ body }) => body.code !== 'BAD_FRAME');
    await until(() => told.printed().slice(began).split('\n').length > calls.length || undefined, 'the log to be written');
    done.birds += birds.length;
    done.well += hits.filter(({ status }) => status === 200).length;
    const token = target.headers.authorization?.slice(7);
    const secrets = token ? [...birds, token] : birds;
    const heard = {
      log: told.printed().slice(began),
      numbers: await (await fetch(numbers)).text(),
      refusals: hits
        .filter(({ status }) => status > 299)
        .map(({ text }) => text)
        .join('\n'),
      rows: await openly(target),
    };
    const found = Object.entries(heard).flatMap(([where, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`),
    );
    expect(found).toEqual([]);
  },
);

it('iP1 sang often enough, and was understood, so that the silence means something', () => {
  expect(done.birds).toBeGreaterThan(40);
  expect(done.well).toBeGreaterThan(80);
});
