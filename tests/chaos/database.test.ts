import { createConnection } from 'mysql2/promise';
import { CHECKERS } from '../kit/checkers';
import { type County, openCounty } from '../kit/county';
import { Crowd } from '../kit/crowd';
import { endServer, startServer } from '../kit/durable';
import { Fleet } from '../kit/fleet';
import { until } from '../kit/line';
import { storm } from '../kit/storm';

const KILLS = 5;
/** Milliseconds after its return within which somebody is served again, with no process started anew. */
const SERVED_AGAIN = 10_000;

let county: County;
beforeEach(async () => {
  county = await openCounty();
});
afterEach(() => county.close());
const question = () => `/api/units?division=${county.places.village}`;

it(`loses nothing when the database dies ${KILLS} times, and needs nobody to start the service again`, async () => {
  const { wrong } = await storm(county, {}, async (fleet, crowd) => {
    for (let kill = 0; kill < KILLS; kill++) {
      await crowd.more(20);
      await endServer('SIGKILL');
      const away = await fleet.ask(question());
      expect(away.status).toBe(503);
      expect(away.ms).toBeLessThan(3_000);
      await startServer();
      await fleet.served(question(), SERVED_AGAIN);
    }
    expect(fleet.ended()).toEqual([]);
  });
  expect(wrong).toEqual({});
});

/** As the server's owner, on the server as it runs now; a server started anew has forgotten it. */
async function flushLater() {
  const owner = await createConnection(process.env.DB_OWNER_URL ?? '');
  await owner.query('SET GLOBAL innodb_flush_log_at_trx_commit = 0');
  await owner.end();
}

it('would notice a database that answers before it has written', async () => {
  const [stored] = CHECKERS;
  const fleet = new Fleet();
  const crowd = new Crowd(county, fleet);
  try {
    await fleet.start(0);
    await flushLater();
    await crowd.begin(4);
    await until(
      async () => {
        await crowd.more(12).catch(() => undefined);
        await endServer('SIGKILL');
        await startServer();
        const lost = (await stored?.look(county, crowd)) ?? [];
        await flushLater();
        return lost.length > 0 || undefined;
      },
      `${stored?.name} to be broken`,
      60_000,
    );
  } finally {
    crowd.abandon();
    await fleet.endAll();
    await endServer('SIGTERM');
    await startServer();
  }
});
