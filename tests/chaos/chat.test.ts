import { join } from 'node:path';
import { type County, openCounty } from '../kit/county';
import { endServer, startServer } from '../kit/durable';
import { Fleet } from '../kit/fleet';
import { Gossip } from '../kit/gossip';
import { wrongsOf } from '../kit/gossip.wrongs';
import { until } from '../kit/line';
import { openWay } from '../kit/pipe';

/**
 * How much is done to a talk: deaths of processes, of the database, answers of the database that never arrive, and sayings
 * acknowledged meanwhile. These are for every day; the promise is proved by 40,5,10,5000 (`npm test long`), and longer by `CHAT_TROUBLE=200,20,50,20000`.
 */
const [KILLS = 4, DATABASE_KILLS = 1, CUTS = 3, ACKED = 200] = (process.env.CHAT_TROUBLE ?? '').split(',').filter(Boolean).map(Number);
/** Half-done moments of a saying, each passed a few times first. */
const MOMENTS = [
  'mid-append:5',
  'before-commit:40',
  'after-commit:50',
  'after-ack:11',
  'mid-append:30',
  'before-commit:9',
  'after-commit:17',
];
const PLANS = Array.from({ length: KILLS }, (_, i) => MOMENTS[i % MOMENTS.length] ?? '');
/** Nobody may say more than three things a second. */
const SPEAKERS = Math.min(40, Math.max(6, Math.ceil(ACKED / 100)));
const PATIENCE = 120_000 + 15_000 * (KILLS + DATABASE_KILLS + CUTS) + 100 * ACKED;

let county: County;
beforeEach(async () => {
  county = await openCounty({ at: new Date().toISOString() });
});
afterEach(() => county.close());

/** People talk before two processes while something is done to them; what is wrong when all is quiet again. */
async function talkThrough(env: Record<string, string>, trouble: (fleet: Fleet, gossip: Gossip) => Promise<unknown>, speakers = 6) {
  const fleet = new Fleet(env);
  let gossip: Gossip | undefined;
  try {
    await Promise.all([fleet.start(0), fleet.start(1)]);
    gossip = await Gossip.begin(county, fleet, { speakers });
    await Promise.race([trouble(fleet, gossip), gossip.broken]);
    await gossip.finish();
    return { wrong: await wrongsOf(gossip), acked: gossip.acked.length };
  } catch (error) {
    throw new Error(`${fleet.printed()}\n${error instanceof Error ? error.stack : error}`);
  } finally {
    gossip?.abandon();
    await fleet.endAll();
  }
}

it(
  `iC1 iC2 iC3 iC4 what is said stands once, in one order, for all, though processes die ${KILLS} times, the database ${DATABASE_KILLS} times, and ${CUTS} times its answers are lost`,
  async () => {
    const pipe = await openWay();
    const trouble = async (fleet: Fleet, gossip: Gossip) => {
      const left = [...PLANS];
      const dieInTurn = async (slot: number) => {
        for (let plan = left.shift(); plan; plan = left.shift()) await fleet.die(slot, plan);
        await fleet.start(slot);
      };
      await gossip.more(50);
      await Promise.all([dieInTurn(0), dieInTurn(1)]);
      for (let cut = 0; cut < CUTS; cut++) {
        await gossip.more(20);
        await pipe.be('unanswered');
        await until(() => pipe.unheard() > 0 || undefined, 'an answer to be lost');
        pipe.cut();
        await pipe.be('pass');
      }
      for (let death = 0; death < DATABASE_KILLS; death++) {
        await gossip.more(20);
        await endServer('SIGKILL');
        await startServer();
      }
      await gossip.more(Math.max(50, ACKED - gossip.acked.length), PATIENCE);
      expect(fleet.ended()).toEqual([]);
    };
    const { wrong, acked } = await talkThrough({ DB_URL: pipe.url }, trouble, SPEAKERS).finally(() => pipe.close());
    expect(wrong).toEqual({});
    expect(acked).toBeGreaterThanOrEqual(ACKED);
  },
  PATIENCE,
);

const loaded = (name: string) => ({ NODE_OPTIONS: `--require ${join(__dirname, '..', 'kit', 'planted', name)}` });
/** Dies in the middle of a saying, once everybody has come back to it. */
const dying = async (fleet: Fleet, gossip: Gossip) => {
  await fleet.die(0, 'planted:25');
  await fleet.start(0);
  await gossip.more(20);
};

it('would notice a house that acknowledges, and streams from memory, before it has committed', async () => {
  const { wrong } = await talkThrough(loaded('too-early.cjs'), dying);
  expect(Object.keys(wrong)).toContain('iC1 what was acknowledged is stored');
  expect(Object.keys(wrong)).toContain('iC3 nobody was told what is not so');
});

it('would notice a house that keeps no names, and asks nobody whether they belong', async () => {
  const { wrong } = await talkThrough({ PLANTED: 'oneMessagePerName,membersSpeak' }, (_, gossip) => gossip.more(100));
  expect(Object.keys(wrong)).toContain('iC2 nothing is stored twice');
  expect(Object.keys(wrong)).toContain('iC5 no stranger was let in');
});
