import { type County, openCounty } from '../kit/county';
import { aRequest } from '../kit/requests';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('asking for help at the door', () => {
  it('goes from the request to "it is done" with one village agent', async () => {
    const [villager, neighbour] = [await county.resident('云桂兰'), await county.agent({ name: '黄晓梅' })];
    const [her, agent] = [await county.as(villager), await county.as(neighbour)];

    const sent = await her.errands.send(aRequest(county, { item: 'SB03', mode: 'visit' }));
    expect(sent).toMatchObject({
      state: 'open',
      title: '每年的领养老金认证',
      promise: { due: '2026-11-23T08:30:00.000Z' },
      commands: ['withdraw'],
    });

    await county.tick();
    const { offers } = await agent.visits.offers();
    expect(offers).toHaveLength(1);
    expect(JSON.stringify(offers)).not.toContain('云桂兰');
    const { epoch } = await agent.visits.accept({ id: offers[0]?.id ?? '' });

    await agent.visits.contact({ id: sent.id, epoch, consents: null });
    await agent.visits.agree({ id: sent.id, epoch, from: '2026-11-23T07:00:00.000Z', to: '2026-11-23T08:00:00.000Z' });
    const { visitCode, agent: shown } = await her.errands.show({ id: sent.id });
    expect(shown).toMatchObject({ name: '黄晓梅', unitName: '缸房地村便民服务站' });
    expect(visitCode).toMatch(/^\d{4}$/);

    await agent.visits.setOut({ id: sent.id, epoch });
    await agent.visits.arrive({ id: sent.id, epoch, code: visitCode });
    await agent.visits.finish({ id: sent.id, epoch, outcome: 'solved' });
    const done = await her.errands.confirm({ id: sent.id, outcome: 'solved' });

    expect(done).toMatchObject({ state: 'confirmed', outcome: 'solved', confirmation: 'tap', arrivedBy: 'code' });
    expect(done.steps.map((s) => s.command)).toEqual([
      'send',
      'offer',
      'accept',
      'contact',
      'agree',
      'set_out',
      'arrive',
      'finish',
      'confirm',
    ]);
  });
});
