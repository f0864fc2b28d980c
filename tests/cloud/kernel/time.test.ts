import { Clock } from '../../../cloud/src/kernel/time/clock';
import { Rules } from '../../../cloud/src/kernel/time/rules';
import { type County, MONDAY_10, openCounty } from '../../kit/county';

let county: County;
let rules: Rules;
beforeAll(async () => {
  county = await openCounty();
  rules = await county.service.get(Rules);
});
afterAll(() => county.close());

describe('the clock', () => {
  it.each([5_001, -5_001, 3_600_000])('refuses to start %i ms away from the database', (skew) => {
    expect(() => new Clock().sync(new Date(Date.now() + skew), true)).toThrow('more than 5 s');
  });

  it.each([4_000, -4_000, 0])('starts %i ms away from it and takes its time over', (skew) => {
    const clock = new Clock();
    const database = new Date(Date.now() + skew);
    clock.sync(database, true);
    expect(Math.abs(clock.now().getTime() - database.getTime())).toBeLessThan(500);
  });

  it('follows the database later on, however far the machine’s own clock has been set', () => {
    const clock = new Clock();
    clock.sync(new Date('2026-11-23T02:00:00Z'));
    expect(clock.now().toISOString().slice(0, 16)).toBe('2026-11-23T02:00');
  });

  it('stands still in the county of a test, and nowhere else', () => {
    const clock = new Clock();
    clock.stop('900001', new Date(MONDAY_10));
    expect(clock.now('900001')).toEqual(new Date(MONDAY_10));
    expect(clock.now('900002').getTime()).toBeGreaterThan(Date.now() - 10_000);
    expect(clock.stopped()).toEqual(['900001']);
  });
});

describe('rules', () => {
  const at = new Date(MONDAY_10);

  it('decide by the day', async () => {
    await county.database.query(
      "INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, 'errand.offer', '2026-12-01', 'minutes:20', 'test')",
      [county.region],
    );
    rules.forget();
    const value = async (day: string) => (await rules.value(county.region, 'errand.offer', new Date(`${day}+08:00`))).value;
    expect(await value('2026-11-30T23:59:59')).toBe('minutes:30');
    expect(await value('2026-12-01T00:00:00')).toBe('minutes:20');
  });

  it('fail where there is no row, or none yet: a default would be a promise nobody made', async () => {
    await expect(rules.value(county.region, 'errand.nothing', at)).rejects.toThrow('has no rule errand.nothing');
    await expect(rules.value(county.region, 'errand.offer', new Date('2023-06-01'))).rejects.toThrow('has no rule errand.offer');
    await expect(rules.value('999999', 'errand.offer', at)).rejects.toThrow('county 999999 has no rule');
    await expect(rules.insist(['errand.offer', 'errand.nothing'])).rejects.toThrow('errand.nothing');
    await rules.insist(['errand.offer', 'quiet.to']);
  });

  it('explain a promise span by span', async () => {
    expect(await rules.promise(county.region, 'errand.first_call', at)).toEqual({
      due: '2026-11-23T08:30:00.000Z',
      from: '2026-11-23T02:00:00.000Z',
      value: 'minutes:240',
      source: 'test',
      provisional: false,
      skipped: [],
      spans: [
        { day: '2026-11-23', from: '2026-11-23T02:00:00.000Z', to: '2026-11-23T04:00:00.000Z', minutes: 120 },
        { day: '2026-11-23', from: '2026-11-23T06:30:00.000Z', to: '2026-11-23T08:30:00.000Z', minutes: 120 },
      ],
    });
  });

  it('say what is provisional', async () => {
    expect((await rules.promise(county.region, 'errand.archive', new Date('2026-12-30T10:00:00+08:00'))).provisional).toBe(true);
    expect((await rules.promise(county.region, 'errand.archive', at)).provisional).toBe(false);
  });

  it('are each county’s own', async () => {
    const neighbour = await openCounty({ service: county.service });
    await county.database.query("UPDATE rule SET value = 'minutes:5' WHERE region = ? AND name = 'errand.first_call'", [neighbour.region]);
    expect(await rules.value(neighbour.region, 'errand.first_call', at)).toMatchObject({ value: 'minutes:5' });
    expect(await rules.value(county.region, 'errand.first_call', at)).toMatchObject({ value: 'minutes:240' });
  });
});
