import { newKey } from '../../miniapp/src/kernel/once';
import { type County, type Held, openCounty } from '../kit/county';
import { matterIn } from '../kit/matters';

let county: County;
let dispatcher: Held;
beforeAll(async () => {
  county = await openCounty();
  dispatcher = await county.dispatcher();
});
afterAll(() => county.close());

const days = (from: number, to: number) => ({ from: `2026-11-${from}T00:00:00.000Z`, to: `2026-11-${to}T00:00:00.000Z` });
const rosterOf = async (who: Held) => (await (await county.as(who)).directory.roster()).agents;

describe('the roster of a dispatcher', () => {
  it('shows the agents of her town, those of the county desk all of them', async () => {
    const mine = await county.agent();
    const other = await county.agent({ unit: county.units.otherTown });
    const desk = await county.dispatcher(county.units.centre);
    for (let i = 0; i < 3; i++) await matterIn(county, 'accepted', { agent: mine });

    const own = await rosterOf(dispatcher);

    expect(own.find((row) => row.postId === mine.postId)).toMatchObject({
      name: mine.name,
      active: 3,
      capacity: 12,
      onDuty: true,
      leaves: [],
    });
    expect(own.map((row) => row.postId)).not.toContain(other.postId);
    expect((await rosterOf(desk)).map((row) => row.postId)).toEqual(expect.arrayContaining([mine.postId, other.postId]));
  });

  it('is for dispatchers alone', async () => {
    const agent = await county.agent();

    await expect(county.visitor().directory.roster()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect((await county.as(agent)).directory.roster()).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect((await county.as(await county.administrator())).directory.roster()).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
  });
});

describe('noting that an agent is away', () => {
  it('shows on the roster and on the card, until it is taken back', async () => {
    const agent = await county.agent();
    const client = await county.as(dispatcher);

    const leave = await client.directory.addLeave({ postId: agent.postId, ...days(22, 25), reason: '家里有事' });

    expect(leave).toMatchObject({ postId: agent.postId, reason: '家里有事', ...days(22, 25) });
    expect((await rosterOf(dispatcher)).find((row) => row.postId === agent.postId)).toMatchObject({
      onDuty: false,
      leaves: [{ id: leave.id }],
    });
    const card = await county.visitor().directory.agent({ id: agent.postId, region: county.region });
    expect(card).toMatchObject({ onDuty: false, duty: '请假,后天 8:30 回来' });
    expect(JSON.stringify(card)).not.toContain('家里有事');

    expect(await client.directory.endLeave({ id: leave.id })).toEqual({ done: true });
    expect(await client.directory.endLeave({ id: leave.id })).toEqual({ done: true });
    expect((await rosterOf(dispatcher)).find((row) => row.postId === agent.postId)).toMatchObject({ onDuty: true, leaves: [] });
    await expect(client.directory.addLeave({ postId: agent.postId, ...days(22, 25), reason: '又有事' })).resolves.toMatchObject({
      reason: '又有事',
    });
  });

  it('is refused where it overlaps another leave, and allowed where it only touches it', async () => {
    const agent = await county.agent();
    const client = await county.as(dispatcher);
    const add = (from: number, to: number) => client.directory.addLeave({ postId: agent.postId, ...days(from, to), reason: '请假' });
    await add(24, 26);

    for (const [from, to] of [
      [24, 26],
      [23, 25],
      [25, 27],
      [23, 28],
    ] as const)
      await expect(add(from, to)).rejects.toMatchObject({ code: 'ROW_IN_USE' });
    await expect(add(26, 27)).resolves.toBeDefined();
    await expect(add(23, 24)).resolves.toBeDefined();
  });

  it('is refused when it is over, upside down or without words', async () => {
    const agent = await county.agent();
    const client = await county.as(dispatcher);
    const add = (from: number, to: number, reason = '请假') =>
      client.directory.addLeave({ postId: agent.postId, ...days(from, to), reason });

    await expect(add(20, 22)).rejects.toMatchObject({ code: 'TIME_NOT_OPEN' });
    await expect(add(27, 26)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(add(26, 27, ' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await rosterOf(dispatcher)).find((row) => row.postId === agent.postId)?.leaves).toEqual([]);
  });

  it('is not for the agents of another town, nor for anybody else', async () => {
    const other = await county.agent({ unit: county.units.otherTown });
    const theirs = await county.dispatcher(county.units.otherTown);
    const wanted = { postId: other.postId, ...days(24, 25), reason: '请假' };
    const leave = await (await county.as(theirs)).directory.addLeave(wanted);
    const client = await county.as(dispatcher);

    await expect(client.directory.addLeave({ ...wanted, ...days(26, 27) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.directory.endLeave({ id: leave.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.directory.addLeave({ ...wanted, postId: theirs.postId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect((await county.as(other)).directory.addLeave(wanted)).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect(county.visitor().directory.endLeave({ id: leave.id })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const rows = await county.database.query<{ ended_at: Date | null }>('SELECT ended_at FROM absence WHERE region = ? AND id = ?', [
      county.region,
      leave.id,
    ]);
    expect(rows).toEqual([{ ended_at: null }]);
  });

  it('counts once when it is sent twice', async () => {
    const agent = await county.agent();
    const client = await county.as(dispatcher);
    const key = newKey();
    const add = (reason: string) => client.directory.addLeave({ postId: agent.postId, ...days(24, 25), reason }, key);

    const [first, second] = [await add('请假'), await add('请假')];

    expect(second).toEqual(first);
    await expect(add('别的原因')).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('happens once when two dispatchers race', async () => {
    const agent = await county.agent();
    const clients = await Promise.all([county.as(dispatcher), county.as(await county.dispatcher())]);

    const taps = await Promise.allSettled(
      clients.map((client) => client.directory.addLeave({ postId: agent.postId, ...days(24, 26), reason: '请假' })),
    );

    expect(taps.map((tap) => tap.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taps.find((tap) => tap.status === 'rejected')).toMatchObject({ reason: { code: 'ROW_IN_USE' } });
    const rows = await county.database.query('SELECT id FROM absence WHERE region = ? AND post_id = ?', [county.region, agent.postId]);
    expect(rows).toHaveLength(1);
  });
});
