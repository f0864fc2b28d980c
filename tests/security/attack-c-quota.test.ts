import { Ids } from '../../cloud/src/kernel/ids';
import { type County, openCounty } from '../kit/county';
import { RULES } from '../kit/makers';
import { ending, matterIn } from '../kit/matters';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

it('iP9 xC2 whoever asks for many telephones at once is shown no more of them than one by one', async () => {
  const { id, agent, his } = await matterIn(county, 'accepted');
  const ids = await county.service.get(Ids);
  const most = Number(RULES['errand.reveal_daily']);
  for (let shown = 0; shown < most - 1; shown++)
    await county.database.run("INSERT INTO reveal (region, id, errand_id, person_id, unit_id, why, at) VALUES (?, ?, ?, ?, ?, 'call', ?)", [
      county.region,
      ids.next(),
      id,
      agent.id,
      agent.unitId,
      county.now(),
    ]);
  const ends = await Promise.all(Array.from({ length: 8 }, () => ending(his.visits.reveal({ id, why: 'call' }))));
  expect(ends.sort()).toEqual([...Array.from({ length: 7 }, () => 'TOO_OFTEN'), 'ok']);
});
