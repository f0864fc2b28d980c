import { connect } from 'node:net';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { type County, openCounty } from '../kit/county';
import { openLine } from '../kit/line';
import { startProcess } from '../kit/process';
import { openSession } from '../kit/sessions';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

it('iY7 a service told to stop sends every line away with 1012 and is gone within two seconds', async () => {
  const service = await startProcess();
  try {
    const people = await Promise.all([1, 2, 3].map(() => county.resident()));
    const [ids, clock] = [await county.service.get(Ids), await county.service.get(Clock)];
    const tokens = await Promise.all(people.map(({ id }) => openSession(county.database, ids, clock, id)));
    const lines = await Promise.all(tokens.map(({ token }) => openLine(service.url, token)));
    // A browser keeps its connection open after the last answer, and somebody may have opened one without a word.
    await fetch(`${service.url}/api/health`);
    const idle = connect(Number(new URL(service.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    const { ms, code } = await service.stop('SIGTERM');
    expect(await Promise.all(lines.map(({ ended }) => ended()))).toEqual([1012, 1012, 1012]);
    expect(ms).toBeLessThan(2_000);
    expect(code).toBe(0);
    idle.destroy();
  } finally {
    await service.stop('SIGKILL');
  }
});
