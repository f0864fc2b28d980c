import { join } from 'node:path';
import { type County, openCounty } from '../kit/county';
import { endServer, startServer } from '../kit/durable';
import { Fleet } from '../kit/fleet';
import { Gossip } from '../kit/gossip';
import { wrongsOf } from '../kit/gossip.wrongs';

let county: County;
beforeEach(async () => {
  county = await openCounty({ at: new Date().toISOString() });
});
afterEach(() => county.close());

/** Half-done moments of a saying, each passed a few times first. */
const PLANS = ['mid-append:5', 'before-commit:40', 'after-commit:50', 'after-ack:11'];

/** People talk before two processes while something is done to them; what is wrong when all is quiet again. */
async function talkThrough(env: Record<string, string>, trouble: (fleet: Fleet, gossip: Gossip) => Promise<unknown>) {
  const fleet = new Fleet(env);
  let gossip: Gossip | undefined;
  try {
    await Promise.all([fleet.start(0), fleet.start(1)]);
    gossip = await Gossip.begin(county, fleet);
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

it(`iC1 iC2 iC3 iC4 what is said stands once, in one order, for all, though processes die ${PLANS.length} times and the database once`, async () => {
  const { wrong, acked } = await talkThrough({}, async (fleet, gossip) => {
    const left = [...PLANS];
    const dieInTurn = async (slot: number) => {
      for (let plan = left.shift(); plan; plan = left.shift()) await fleet.die(slot, plan);
      await fleet.start(slot);
    };
    await gossip.more(50);
    await Promise.all([dieInTurn(0), dieInTurn(1)]);
    await gossip.more(50);
    await endServer('SIGKILL');
    await startServer();
    await gossip.more(100);
    expect(fleet.ended()).toEqual([]);
  });
  expect(wrong).toEqual({});
  expect(acked).toBeGreaterThan(200);
});

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
