import { join } from 'node:path';
import { type County, openCounty } from '../../kit/county';
import type { Crowd } from '../../kit/crowd';
import type { Fleet } from '../../kit/fleet';
import { storm } from '../../kit/storm';

let county: County;
beforeEach(async () => {
  county = await openCounty();
});
afterEach(() => county.close());

const PATIENT = { patient: true };
const dying = (point: string, times: number) => async (fleet: Fleet, crowd: Crowd) => {
  for (let death = 0; death < times; death++) {
    await crowd.more(4);
    await fleet.die(death % 2, `${point}:${2 + death}`);
    await fleet.start(death % 2);
  }
};
const preload = (name: string) => ({ NODE_OPTIONS: `--require ${join(__dirname, '../../kit/planted', name)}` });

it('would notice acts that keep no key', async () => {
  const { wrong } = await storm(county, { PLANTED: 'oneEffectPerKey' }, dying('after-commit', 3), PATIENT);
  expect(Object.keys(wrong)).toContain('an act has one effect however often it was sent');
});

it('would notice a timeline that is not written with its row', async () => {
  const { wrong } = await storm(county, { PLANTED: 'timelineInTransaction' }, (_, crowd) => crowd.more(12), PATIENT);
  expect(Object.keys(wrong)).toContain('row and timeline tell the same, and every promise of the schema holds');
});

it('would notice a reaction that is marked as done before it is', async () => {
  const { wrong } = await storm(county, preload('claim-first.cjs'), dying('after-reaction-claim', 3), PATIENT);
  expect(Object.keys(wrong)).toContain('everybody was told of everything, once');
});

it('would notice an engine that stands still', async () => {
  const { wrong } = await storm(county, { ENGINE: '0' }, (_, crowd) => crowd.more(4), PATIENT);
  expect(Object.keys(wrong)).toContain('nothing that is due is left lying');
});
