import { join } from 'node:path';
import { type County, openCounty } from '../kit/county';
import { storm } from '../kit/storm';

let county: County;
beforeEach(async () => {
  county = await openCounty();
});
afterEach(() => county.close());

const loaded = (name: string) => ({ NODE_OPTIONS: `--require ${join(__dirname, '..', 'kit', 'planted', name)}` });
const jumping = (name: string, patient = false) =>
  storm(
    county,
    loaded(name),
    async (fleet, crowd) => {
      for (let jump = 0; jump < 3; jump++) {
        await crowd.more(10);
        fleet.signal(0, 'SIGUSR2');
        await crowd.more(10);
        fleet.signal(1, 'SIGUSR2');
      }
      await crowd.more(10);
    },
    { patient },
  );

it('writes the hour of the database, however the clocks of the machines jump', async () => {
  expect((await jumping('jump.cjs')).wrong).toEqual({});
});

it('would notice a service that believes its machine', async () => {
  expect(Object.keys((await jumping('wall-clock.cjs', true)).wrong)).toContain('every hour written is the true one');
});

it('harms nothing when a process sleeps in the middle of things and wakes as if no time had passed', async () => {
  const { wrong } = await storm(county, {}, async (fleet, crowd) => {
    for (let nap = 0; nap < 4; nap++) {
      const slot = nap % 2;
      fleet.signal(slot, 'SIGSTOP');
      fleet.rest(slot, true);
      await crowd.more(12);
      fleet.signal(slot, 'SIGCONT');
      fleet.rest(slot, false);
      await crowd.more(6);
    }
  });
  expect(wrong).toEqual({});
});
