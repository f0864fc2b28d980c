import { type County, openCounty } from '../kit/county';
import { openWay } from '../kit/pipe';
import { storm } from '../kit/storm';

const CUTS = 12;

let county: County;
let pipe: Awaited<ReturnType<typeof openWay>>;
beforeEach(async () => {
  county = await openCounty();
  pipe = await openWay();
});
afterEach(async () => {
  await pipe.close();
  await county.close();
});

/** The service's way to the database leads through the pipe. */
const through = () => ({ DB_URL: pipe.url });
const question = () => `/api/units?division=${county.places.village}`;

it(`loses nothing when every connection to the database breaks ${CUTS} times in the middle of things`, async () => {
  const { wrong } = await storm(county, through(), async (fleet, crowd) => {
    for (let cut = 0; cut < CUTS; cut++) {
      await crowd.more(6);
      pipe.cut();
    }
    expect(fleet.ended()).toEqual([]);
  });
  expect(wrong).toEqual({});
});

it('says so within three seconds while the database does not answer, and goes on when it does', async () => {
  const { wrong } = await storm(county, through(), async (fleet, crowd) => {
    for (const mode of ['swallow', 'refuse'] as const) {
      await crowd.more(10);
      await pipe.be(mode);
      for (let call = 0; call < 3; call++) {
        const { status, ms } = await fleet.ask(question());
        expect({ mode, status }).toEqual({ mode, status: 503 });
        expect(ms).toBeLessThan(3_000);
      }
      await pipe.be('pass');
      // A stranger is; whoever was in the middle of something hears of it when the service gives that up.
      await fleet.served(question(), 10_000);
      await crowd.more(1);
    }
    expect(fleet.ended()).toEqual([]);
  });
  expect(wrong).toEqual({});
});
