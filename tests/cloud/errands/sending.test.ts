import { isNumber, type Request } from 'shared-types/errands';
import { type County, openCounty } from '../../kit/county';
import { ending } from '../../kit/matters';
import { aRequest } from '../../kit/requests';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const send = async (over: Partial<Request> = {}) => (await county.as(await county.resident())).errands.send(aRequest(county, over));

describe('sending a request', () => {
  it('shows the same promise before and after, and a number to read out', async () => {
    const her = await county.as(await county.resident());
    const before = await her.errands.promise({ item: 'YL01', division: county.places.village });
    const sent = await her.errands.send(aRequest(county));
    expect(before.promise).toEqual(sent.promise);
    expect(before.unit.name).toBe('缸房地村便民服务站');
    expect(before.promise.spans.map((s) => s.minutes)).toEqual([120, 120]);
    expect(isNumber(sent.number)).toBe(true);
  });

  it('takes plain words instead of an item', async () => {
    expect(await send({ item: null, mode: 'assist', words: '我妈腿脚不好,要办认证' })).toMatchObject({
      title: '说给您听的事',
      words: '我妈腿脚不好,要办认证',
      itemCode: null,
    });
  });

  it('goes elsewhere with words and a phone, to the town centre of the home division', async () => {
    const place = { kind: 'elsewhere' as const, division: null, text: '包头市中心医院骨科 12 床' };
    expect(await ending(send({ place }))).toBe('PHONE_WRONG');
    expect(await ending(send({ place: { ...place, text: null }, phone: '13700000000' }))).toBe('PLACE_UNKNOWN');
    expect((await send({ place, phone: '13700000000' })).unit.name).toBe('五当召镇便民服务中心');
  });

  it('keeps the address for those it concerns and nobody else', async () => {
    const { id } = await send();
    for (const person of [await county.resident('路人'), await county.agent(), await county.dispatcher(county.units.otherTown)]) {
      expect(await ending((await county.as(person)).errands.show({ id }))).toBe('NOT_FOUND');
    }
    const desk = await (await county.as(await county.dispatcher())).errands.show({ id });
    expect(desk).toMatchObject({
      requester: { name: '云*' },
      beneficiary: { name: '云*' },
      place: { text: null },
      words: null,
      visitCode: null,
    });
  });

  const refused: [string, Partial<Request>, string][] = [
    ['a thing that needs the person there, done on behalf', { item: 'SB03', mode: 'act' }, 'MODE_NOT_ALLOWED'],
    ['a visit for what is not done at the door', { item: 'YB05', mode: 'visit' }, 'MODE_NOT_ALLOWED'],
    ['acting on mere words', { item: null, words: '随便', mode: 'act' }, 'MODE_NOT_ALLOWED'],
    ['an item of nobody', { item: 'ZZ99' }, 'ITEM_UNKNOWN'],
    ['a village of nobody', { place: { kind: 'home', division: '150205999999', text: null } }, 'PLACE_UNKNOWN'],
    ['a whole county', { place: { kind: 'home', division: '150205', text: null } }, 'PLACE_UNKNOWN'],
    ['yesterday', { wish: { day: '2026-11-22', part: 'any' } }, 'TIME_NOT_OPEN'],
    ['a name of blanks', { name: '  ' }, 'INVALID_INPUT'],
    ['a name that turns the line around', { name: '云\u202e桂兰' }, 'INVALID_INPUT'],
    ['too many words', { words: '长'.repeat(501) }, 'INVALID_INPUT'],
    ['a phone of ten digits', { phone: '1370000000' }, 'INVALID_INPUT'],
  ];
  it.each(refused)('refuses %s, and nothing is written', async (_, over, code) => {
    const her = await county.as(await county.resident());
    expect(await ending(her.errands.send(aRequest(county, over)))).toBe(code);
    expect((await her.errands.mine({})).errands).toEqual([]);
  });

  it('does it once when the same tap arrives eight times, and refuses the key for another request', async () => {
    const her = await county.as(await county.resident());
    const key = 'one-intended-effect-000001';
    const answers = await Promise.all(Array.from({ length: 8 }, () => her.errands.send(aRequest(county), key)));
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect((await her.errands.mine({})).errands).toHaveLength(1);
    expect(await ending(her.errands.send(aRequest(county, { mode: 'assist' }), key))).toBe('KEY_REUSED');
  });

  it('stops a phone gone wild at ten a day', async () => {
    const her = await county.as(await county.resident());
    for (let i = 0; i < 10; i++) await her.errands.send(aRequest(county));
    expect(await ending(her.errands.send(aRequest(county)))).toBe('TOO_OFTEN');
  });
});

describe('my matters', () => {
  it('are paged newest first and keep their place', async () => {
    const her = await county.as(await county.resident());
    const villager = await county.resident();
    const phone = await county.as(villager);
    const ids: string[] = [];
    for (let i = 0; i < 9; i++) ids.unshift((await phone.errands.send(aRequest(county))).id);
    const first = await phone.errands.mine({});
    expect(first.errands.map((e) => e.id)).toEqual(ids);
    expect((await phone.errands.mine({ before: ids[3] })).errands.map((e) => e.id)).toEqual(ids.slice(4));
    expect((await her.errands.mine({})).errands).toEqual([]);
  });
});

describe('looking a matter up by telephone', () => {
  it('needs the number and the last four, and blocks after five wrong tries', async () => {
    const villager = await county.resident();
    const { number } = await (await county.as(villager)).errands.send(aRequest(county));
    const desk = county.visitor();
    const last4 = villager.phone.slice(-4);
    const spoken = `${number.slice(0, 4)}-${number.slice(4, 7)} ${number.slice(7)}`;
    expect(await desk.errands.lookUp({ number: spoken, last4 })).toMatchObject({ state: 'open', title: '80岁以上老人津贴' });
    const wrong = String((Number(last4) + 1) % 10_000).padStart(4, '0');
    for (let i = 0; i < 5; i++) expect(await ending(desk.errands.lookUp({ number, last4: wrong }))).toBe('NOT_FOUND');
    expect(await ending(desk.errands.lookUp({ number, last4 }))).toBe('TOO_OFTEN');
  });
});
