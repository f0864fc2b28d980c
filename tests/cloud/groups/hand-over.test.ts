import { ShiftRound } from '../../../cloud/src/groups/by-itself/shift.round';
import { knownRounds } from '../../../cloud/src/kernel/engine/round';
import { Clock } from '../../../cloud/src/kernel/time/clock';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { rows } from '../../kit/makers.rows';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let hers: Awaited<ReturnType<County['as']>>;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  talk = await openTalk(county);
  hers = await county.as(await talk.member('赵玉成', '玉成建材行'));
});
afterAll(() => county.close());

/** Sets the clock; what a round has noted then is heard by those who react. */
const at = async (time: string | Date) => {
  await county.clock(time);
  await county.tick();
};
const MINE = '上一班有没答完的,交给您';
const asked = async (text = '营业执照变更要带什么材料?') => {
  const { entry } = await hers.messages.say(saying(talk.groupId, text));
  await county.tick();
  return entry.seq;
};
const asides = async () => (await talk.his.asides.list({ id: talk.groupId })).asides.map(({ words }) => words);
const heard = async (person: Person | Held) =>
  (await (await county.as(person)).notices.list({})).notices.filter(({ subject }) => subject === `hand-over/${talk.groupId}`);
const titles = async (person: Person | Held) => (await heard(person)).map(({ title }) => title);
interface Way {
  channel: string;
  state: string;
  at: Date;
}
/** The ways besides the inbox by which somebody hears of it. */
const ways = ({ id }: Person) =>
  county.database.query<Way>(
    `SELECT d.channel, d.state, d.due_at AS at FROM delivery d JOIN notice n ON n.region = d.region AND n.id = d.notice_id
     WHERE d.person_id = ? AND n.kind = 'group.hand_over' ORDER BY d.id`,
    [id],
  );
/** When each of them is due, in Shanghai. */
const due = async (person: Person) =>
  (await ways(person)).map(({ channel, at: due }) => `${channel} ${new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)}`);
const rostered = ({ postId }: Held, shifts: [weekday: number, opens: number, closes: number][]) =>
  rows(
    talk.shop,
    'shift',
    ['region', 'post_id', 'weekday', 'opens', 'closes'],
    shifts.map((shift) => [county.region, postId, ...shift]),
  );
const away = ({ postId }: Held, until: string) =>
  rows(
    talk.shop,
    'absence',
    ['region', 'id', 'post_id', 'from_at', 'to_at', 'reason', 'noted_by'],
    [[county.region, talk.shop.ids.next(), postId, new Date(0), new Date(until), '休假', postId]],
  );

describe('at the end of a shift', () => {
  it('what is unanswered is handed over in writing, once, to staff alone, and those who come next are told', async () => {
    const colleague = await talk.serves('staff', '马强');
    await asked();
    await at('2026-11-23T17:00:00+08:00');
    expect(await asides()).toEqual([]);
    for (const hour of ['2026-11-23T18:01:00+08:00', '2026-11-23T23:59:00+08:00', '2026-11-24T00:01:00+08:00', '2026-11-24T07:00:00+08:00'])
      await at(hour);
    expect(await asides()).toEqual([
      '还有 1 个问题没答,请 11月24日 周二 8:30 上班的同事先看:\n· 玉成建材行,11月23日 周一 10:00:营业执照变更要带什么材料?',
    ]);
    for (const one of [talk.keeper, colleague]) expect(await titles(one)).toEqual([MINE]);
    expect(await due(colleague)).toEqual(['wechat 11-24T08:30', 'sms 11-24T09:30']);
    expect((await hers.notices.list({})).notices).toEqual([]);
    await at('2026-11-24T18:01:00+08:00');
    expect(await titles(colleague)).toEqual([MINE, MINE]);
  });

  it('nothing is handed over where everything is answered', async () => {
    const seq = await asked();
    await talk.his.messages.say(saying(talk.groupId, '带正副本', { reply: seq }));
    await county.tick();
    await at('2026-11-23T18:01:00+08:00');
    expect([await asides(), await titles(talk.keeper)]).toEqual([[], []]);
  });

  it('a weekend and a holiday hand over once, to the first working day', async () => {
    await at('2026-09-30T10:00:00+08:00');
    await asked();
    for (let day = 30; day <= 37; day++) for (const hour of [12, 19]) await at(new Date(Date.UTC(2026, 8, day, hour - 8)));
    const [{ at: when } = { at: '' }, ...again] = await heard(talk.keeper);
    expect([when.slice(0, 10), again.length, (await asides()).length]).toEqual(['2026-09-30', 0, 1]);
    expect((await due(talk.keeper))[0]).toBe('wechat 10-08T08:30');
  });

  it('whoever has the next shift is told alone, at the hour the roster says, also on a day off', async () => {
    const weekend = await talk.serves('staff', '马强');
    await rostered(weekend, [[6, 540, 720]]);
    await at('2026-11-27T16:00:00+08:00');
    await asked();
    await at('2026-11-27T18:01:00+08:00');
    expect([await titles(weekend), await titles(talk.keeper)]).toEqual([[MINE], []]);
    expect((await due(weekend))[0]).toBe('wechat 11-28T09:00');
    await at('2026-11-28T10:00:00+08:00');
    await at('2026-11-28T12:01:00+08:00');
    expect([await titles(weekend), await titles(talk.keeper)]).toEqual([[MINE], [MINE]]);
    expect((await due(talk.keeper))[0]).toBe('wechat 11-30T08:30');
  });

  it('nobody is woken, and whoever has looked is not told again', async () => {
    const { his } = talk;
    await his.deliveries.prefer({ quiet: { from: '20:00', to: '09:15' }, wechat: true, sms: true });
    await asked();
    await at('2026-11-23T18:01:00+08:00');
    expect((await due(talk.keeper))[0]).toBe('wechat 11-24T09:15');
    const [notice] = await heard(talk.keeper);
    await his.notices.read({ id: notice?.id ?? '' });
    await at('2026-11-24T09:20:00+08:00');
    expect((await ways(talk.keeper)).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });

  it('with a roster that has nobody, its owner and deputies are told, and once', async () => {
    const [deputy, colleague] = [await talk.serves('deputy', '高翔'), await talk.serves('staff', '马强')];
    for (const one of [talk.keeper, deputy, colleague]) {
      await rostered(one, [[1, 510, 1080]]);
      await away(one, '2027-06-01T00:00:00+08:00');
    }
    await asked();
    await at('2026-11-23T12:30:00+08:00');
    expect(await titles(deputy)).toEqual([]);
    await at('2026-11-23T18:01:00+08:00');
    await at('2026-11-24T01:00:00+08:00');
    for (const one of [talk.keeper, deputy]) expect(await titles(one)).toEqual(['群里有没答的,没人值班']);
    expect(await titles(colleague)).toEqual([]);
    expect(await asides()).toEqual([expect.stringContaining('眼下没有排班,请群主安排人先回一声')]);
    expect((await due(deputy))[0]).toBe('wechat 11-24T08:30');
  });

  it('two instances at the same moment hand over once', async () => {
    await asked();
    const round = await county.service.get(ShiftRound);
    const ticks = [knownRounds().find(({ name }) => name === 'groups.shift')];
    for (const _ of [1, 2, 3]) {
      const beside = new ShiftRound();
      Object.assign(beside, round, { looked: new Map() });
      await beside.announce();
      ticks.push(knownRounds().find(({ name }) => name === 'groups.shift'));
    }
    await round.announce();
    const clock = await county.service.get(Clock);
    clock.stop(county.region, new Date('2026-11-23T18:01:00+08:00'));
    const written = await Promise.all(ticks.map((one) => one?.tick(county.region)));
    expect(written.reduce((sum, n) => (sum ?? 0) + (n ?? 0), 0)).toBe(1);
    await county.tick();
    expect([(await asides()).length, await titles(talk.keeper)]).toEqual([1, [MINE]]);
  });
});
