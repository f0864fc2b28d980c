import { env } from '../../cloud/src/config/env';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../kit/county';
import { openLine } from '../kit/line';
import { matterIn } from '../kit/matters';
import { startProcess } from '../kit/process';
import { headersOf } from '../kit/sessions';

let county: County;
beforeEach(async () => {
  county = await openCounty({ ...(county && { service: county.service }) });
});
afterAll(() => county.close());

const living = async () => {
  const [row] = await county.database.query<{ n: string }>(
    "SELECT COUNT(*) AS n FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL",
    [county.region],
  );
  return Number(row?.n);
};
const tokenOf = ({ authorization = '' }: Record<string, string>) => authorization.replace('Bearer ', '');

describe('ending somebody’s post', () => {
  it('is the administrator’s for everybody and a dispatcher’s for agents of her own town', async () => {
    const [office, desk] = [await county.as(await county.administrator()), await county.as(await county.dispatcher())];
    const [near, far, colleague] = [await county.agent(), await county.agent({ unit: county.units.otherTown! }), await county.dispatcher()];
    await desk.staff.end({ id: near.postId, reason: 'own_wish' });
    await expect(desk.staff.end({ id: far.postId, reason: 'moved' })).rejects.toMatchObject({ status: 404 });
    await expect(desk.staff.end({ id: colleague.postId, reason: 'moved' })).rejects.toMatchObject({ status: 404 });
    await office.staff.end({ id: far.postId, reason: 'moved' });
    await office.staff.end({ id: far.postId, reason: 'moved' });
    await office.staff.end({ id: colleague.postId, reason: 'term_over' });
    await expect(office.staff.end({ id: '1', reason: 'moved' })).rejects.toMatchObject({ status: 404 });
    const bad = { id: near.postId, reason: '看不惯' } as unknown as { id: string; reason: 'moved' };
    await expect(office.staff.end(bad)).rejects.toMatchObject({ status: 422 });
    await expect(county.visitor().staff.end({ id: near.postId, reason: 'moved' })).rejects.toMatchObject({ status: 401 });
    await expect((await county.as(await county.agent())).staff.end({ id: near.postId, reason: 'moved' })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('is written down with its reason and nobody’s name', async () => {
    const [chief, agent] = [await county.administrator(), await county.agent()];
    await (await county.as(chief)).staff.end({ id: agent.postId, reason: 'unfit' });
    const [line] = await county.database.query<{ body: string }>('SELECT body FROM timeline WHERE region = ? AND subject = ?', [
      county.region,
      `post/${agent.postId}`,
    ]);
    expect(JSON.parse(line!.body)).toMatchObject({
      no: 1,
      command: 'end',
      to: 'ended',
      by: { postId: chief.postId },
      facts: { reason: 'unfit' },
    });
  });

  it('xK3 is not for one’s own post, and never for the last administrator', async () => {
    const chief = await county.administrator();
    const office = await county.as(chief);
    await expect(office.staff.end({ id: chief.postId, reason: 'own_wish' })).rejects.toMatchObject({
      status: 409,
      code: 'LAST_ADMINISTRATOR',
    });
    const second = await county.administrator();
    await expect(office.staff.end({ id: chief.postId, reason: 'own_wish' })).rejects.toMatchObject({ status: 403, code: 'NOT_YOURSELF' });
    await (await county.as(second)).staff.end({ id: chief.postId, reason: 'own_wish' });
    expect(await living()).toBe(1);
  });

  it('leaves one of two administrators who end each other at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      county = await openCounty({ service: county.service });
      const [one, two] = [await county.administrator(), await county.administrator()];
      const end = async (by: Held, whom: Held) => (await county.as(by)).staff.end({ id: whom.postId, reason: 'unfit' });
      const ended = await Promise.allSettled([end(one, two), end(two, one)]);
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect([401, 403]).toContain((ended.find(({ status }) => status === 'rejected') as { reason: { status: number } }).reason.status);
      expect(await living()).toBe(1);
    }
  });
});

describe('whoever has lost a post', () => {
  it('iP5 is out at once here, and in every other process within five seconds, by HTTP and by socket', async () => {
    const [office, agent] = [await county.as(await county.administrator()), await county.agent()];
    const elsewhere = await startProcess({ DEMO: env.DEMO });
    try {
      const headers = await headersOf(county, agent);
      const line = await openLine(elsewhere.url, tokenOf(headers));
      const there = () => fetch(`${elsewhere.url}/api/pool`, { headers }).then(({ status }) => status);
      expect([await there(), (await county.service.raw('/pool', { headers })).status]).toEqual([200, 200]);
      await office.staff.end({ id: agent.postId, reason: 'moved' });
      const began = performance.now();
      expect((await county.service.raw('/pool', { headers })).status).toBe(401);
      for (let status = 200; status !== 401; status = await there()) expect(performance.now() - began).toBeLessThan(5_000);
      expect(await line.ended(5_000)).toBe(4001);
      expect(performance.now() - began).toBeLessThan(5_500);
    } finally {
      await elsewhere.stop();
    }
  }, 60_000);

  it('signs in again as what is left of them', async () => {
    const [office, agent] = [await county.as(await county.administrator()), await county.agent()];
    await office.staff.end({ id: agent.postId, reason: 'moved' });
    await expect((await county.as(agent)).visits.pool()).rejects.toMatchObject({ status: 403, code: 'POST_NOT_YOURS' });
    expect((await (await county.as(agent, 'resident')).people.me()).posts).toEqual([]);
  });
});

/** The errands hear of it, and then the ladder looks again. */
const handedOn = async () => {
  await county.tick();
  await county.tick();
};

describe('what somebody had in hand when the post ended', () => {
  let desk: ApiClient;
  beforeEach(async () => {
    desk = await county.as(await county.dispatcher());
  });

  it.each(['accepted', 'agreed', 'on_the_way', 'arrived'] as const)('is given to somebody else: %s', async (state) => {
    const matter = await matterIn(county, state);
    const next = await county.agent({ name: '白玉' });
    await desk.staff.end({ id: matter.agent.postId, reason: 'moved' });
    await handedOn();
    const { offers } = await (await county.as(next)).visits.offers();
    expect(offers.map(({ errandId }) => errandId)).toEqual([matter.id]);
    const seen = await matter.her.errands.show({ id: matter.id });
    expect(seen).toMatchObject({ state: 'offered', agreed: null, contactedAt: null });
    expect(seen.steps.map(({ command }) => command)).toContain('vacate');
    expect((await matter.her.notices.list({})).notices.map(({ title }) => title)).toContain('正在给您换一位代办员');
    const [load] = await county.database.query<{ active: number }>('SELECT active FROM agent_load WHERE region = ? AND post_id = ?', [
      county.region,
      matter.agent.postId,
    ]);
    expect(load?.active).toBe(0);
  });

  it('or was being asked about goes to the next one, and she is not troubled', async () => {
    const matter = await matterIn(county, 'offered');
    const next = await county.agent({ name: '白玉' });
    const before = (await matter.her.notices.list({})).notices.length;
    await desk.staff.end({ id: matter.agent.postId, reason: 'term_over' });
    await handedOn();
    const { offers } = await (await county.as(next)).visits.offers();
    expect(offers.map(({ errandId }) => errandId)).toEqual([matter.id]);
    expect((await matter.her.notices.list({})).notices).toHaveLength(before);
  });

  it('is never put into hands that are being taken away, whoever is quicker', async () => {
    for (let round = 0; round < 4; round++) {
      const matter = await matterIn(county, 'offered');
      const acts = [
        () => matter.his.visits.accept({ id: matter.offerId }),
        () => desk.staff.end({ id: matter.agent.postId, reason: 'moved' }),
      ];
      await Promise.allSettled((round % 2 ? acts : [...acts].reverse()).map((act) => act()));
      await county.tick();
      const [row] = await county.database.query<{ state: string; agent: string | null }>(
        'SELECT state, agent_post_id AS agent FROM errand WHERE region = ? AND id = ?',
        [county.region, matter.id],
      );
      expect(row?.agent).not.toBe(matter.agent.postId);
    }
  });
});
