import { Heart } from '../../../cloud/src/kernel/heart';
import { Ids } from '../../../cloud/src/kernel/ids';
import { Clock } from '../../../cloud/src/kernel/time/clock';
import { type County, openCounty } from '../../kit/county';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const ids = (node: number, clock = new Clock()) => {
  const made = Object.assign(new Ids(), { clock });
  made.useNode(node);
  return made;
};
const take = (n: number, from: Ids) => Array.from({ length: n }, () => from.next());
const nodeOf = (id: string) => Number((BigInt(id) >> 12n) & 0x3ffn);

describe('ids', () => {
  it('are unique and rise, more than the sequence holds within a millisecond', () => {
    const made = take(20_000, ids(7)).map(BigInt);
    expect(new Set(made).size).toBe(made.length);
    expect(made.every((id, i) => i === 0 || id > (made[i - 1] ?? 0n))).toBe(true);
    expect(made.every((id) => nodeOf(String(id)) === 7)).toBe(true);
  });

  it('rise even when the clock is set back', () => {
    const clock = new Clock();
    const from = ids(1, clock);
    const before = BigInt(from.next());
    clock.sync(new Date(clock.now().getTime() - 3_600_000));
    expect(BigInt(from.next())).toBeGreaterThan(before);
  });

  it('fit 63 bits for fifty years to come', () => {
    const clock = new Clock();
    clock.sync(new Date('2090-01-01'));
    expect(BigInt(ids(1023, clock).next())).toBeLessThan(2n ** 63n);
  });

  it('of two processes never meet, though made in the same millisecond', () => {
    const clock = new Clock();
    clock.now = () => new Date('2026-11-23T02:00:00Z');
    const [one, other] = [take(5_000, ids(1, clock)), take(5_000, ids(2, clock))];
    expect(new Set([...one, ...other]).size).toBe(10_000);
  });
});

describe('node numbers', () => {
  const heart = () => {
    const made = Object.assign(new Ids(), { clock: new Clock() });
    return { heart: Object.assign(new Heart(), { database: county.database, clock: made.clock, ids: made }), ids: made };
  };

  it('differ between all processes that are alive', async () => {
    const hearts = Array.from({ length: 30 }, heart);
    await Promise.all(hearts.map((h) => h.heart.start()));
    for (const h of hearts) h.heart.stop();
    expect(new Set(hearts.map((h) => nodeOf(h.ids.next()))).size).toBe(30);
  });

  it('are taken anew by a process that slept through its lease', async () => {
    const sleeper = heart();
    await sleeper.heart.start();
    const lost = nodeOf(sleeper.ids.next());
    await county.database.query("UPDATE node SET holder = 'another process' WHERE no = ?", [lost]);
    await sleeper.heart.beat();
    sleeper.heart.stop();
    expect(nodeOf(sleeper.ids.next())).not.toBe(lost);
    const [row] = await county.database.query<{ holder: string }>('SELECT holder FROM node WHERE no = ?', [lost]);
    expect(row?.holder).toBe('another process');
  });

  it('keep their lease while their process is alive', async () => {
    const alive = heart();
    await alive.heart.start();
    const no = nodeOf(alive.ids.next());
    await county.database.query('UPDATE node SET until = ? WHERE no = ?', [new Date(0), no]);
    await alive.heart.beat();
    alive.heart.stop();
    expect(nodeOf(alive.ids.next())).toBe(no);
    const [row] = await county.database.query<{ until: Date }>('SELECT until FROM node WHERE no = ?', [no]);
    expect(row?.until.getTime()).toBeGreaterThan(new Clock().now().getTime());
  });
});
