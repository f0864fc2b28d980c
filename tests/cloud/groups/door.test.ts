import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { bond, firm, group } from '../../kit/makers.groups';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let her: ApiClient;
let herId: string;
let firmId: string;
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalk(county, { name: '奶制品企业交流群' });
  const person = await county.resident('乌云');
  [her, herId] = [await county.as(person), person.id];
  firmId = await firm(talk.shop, { name: '乌云奶食', industry: 'A01' });
  await bond(talk.shop, person.id, firmId);
});
afterAll(() => county.close());

const door = () => her.doors.show({ id: talk.groupId });
const standing = async () => (await door()).mine.map((step) => step.standing);
const ask = (words?: string) => her.doors.ask({ id: talk.groupId, firmId, ...(words && { words }) });
const asks = async () => (await talk.his.doors.asks({ id: talk.groupId })).asks;
const decide = async (admit: boolean, why?: string) => {
  const [asking] = await asks();
  const decision = { id: asking?.id ?? '0', admit, ...(why && { why }) };
  await talk.his.doors.decide(decision);
  return decision;
};
const told = async (who: ApiClient) => (await who.notices.list({})).notices.map(({ title }) => title);

describe('a firm before a group', () => {
  it('finds it by name, sees what it is, and is let in by nobody but its keepers', async () => {
    expect((await her.doors.find({ named: '奶制品' })).groups.map(({ id }) => id)).toContain(talk.groupId);
    expect(await door()).toMatchObject({ name: '奶制品企业交流群', inside: false, mine: [{ firmId, standing: 'may_ask', why: null }] });
    for (let i = 0; i < 2; i++) expect(await ask('我们也做奶制品')).toMatchObject({ standing: 'asked' });
    await expect(her.messages.say(saying(talk.groupId, '有人吗'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await asks()).toMatchObject([{ firm: '乌云奶食', who: '乌云', words: '我们也做奶制品' }]);
    const decision = await decide(true);
    await talk.his.doors.decide(decision);
    await expect(talk.his.doors.decide({ ...decision, admit: false })).rejects.toMatchObject({ code: 'BOND_MOVED_ON' });
    expect(await door()).toMatchObject({ inside: true, mine: [{ standing: 'inside' }] });
    await her.messages.say(saying(talk.groupId, '大家好'));
    await county.tick();
    expect(await told(her)).toContain('群主请您进群了');
    expect(await asks()).toEqual([]);
  });

  it('hears why it is not let in, and may ask again', async () => {
    await ask();
    await decide(false, '您家做的是种植');
    expect((await door()).mine).toMatchObject([{ standing: 'may_ask', why: '您家做的是种植' }]);
    await county.tick();
    expect(await told(her)).toContain('这次没让您进群');
    expect(await ask()).toMatchObject({ standing: 'asked' });
  });

  it('is seated at once where a rule says so, and asks in vain where nobody knows yet for whom one acts', async () => {
    const ruled = await group(talk.shop, { name: '种植企业交流群', lead: county.units.bureau, fits: { industries: ['A01'] } });
    expect((await her.doors.show({ id: ruled })).mine).toMatchObject([{ standing: 'fits' }]);
    expect(await her.doors.ask({ id: ruled, firmId })).toMatchObject({ standing: 'inside' });
    const other = await firm(talk.shop, { name: '别人的一家', industry: 'B06' });
    await bond(talk.shop, herId, other, 'asked');
    await expect(her.doors.ask({ id: talk.groupId, firmId: other })).rejects.toMatchObject({ code: 'FIRM_UNVERIFIED' });
    const strange = await firm(talk.shop, { name: '不相干的一家' });
    await expect(her.doors.ask({ id: talk.groupId, firmId: strange })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('asks once, whoever of its people taps, and however often', async () => {
    const colleague = await county.resident('娜仁');
    await bond(talk.shop, colleague.id, firmId);
    const his = await county.as(colleague);
    await Promise.all([ask(), ask(), his.doors.ask({ id: talk.groupId, firmId })]);
    expect(await asks()).toHaveLength(1);
    await decide(true);
    expect((await his.doors.show({ id: talk.groupId })).inside).toBe(true);
  });
});

describe('a door that is none', () => {
  it.each(['escalation', 'archived'] as const)('%s: is neither found nor shown nor knocked at', async (what) => {
    const name = `不让找的群 ${what}`;
    const id = await group(talk.shop, { name, lead: county.units.bureau, ...(what === 'escalation' && { axis: what }) });
    if (what === 'archived') await county.database.run("UPDATE chat_group SET state = 'archived' WHERE id = ?", [id]);
    expect((await her.doors.find({ named: '不让找的群' })).groups).toEqual([]);
    await expect(her.doors.show({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(her.doors.ask({ id, firmId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('belongs to those who keep the group: others neither see who asks nor decide', async () => {
    await ask();
    const [asking] = await asks();
    const other = await county.as(await county.clerk());
    await expect(other.doors.asks({ id: talk.groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.doors.decide({ id: asking?.id ?? '0', admit: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.doors.invitation({ id: talk.groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await talk.his.doors.invitation({ id: talk.groupId })).toMatchObject({
      link: expect.stringContaining(`/#/doors/door?id=${talk.groupId}`),
      qr: expect.stringContaining('data:image/png;base64,'),
    });
  });

  it('lets nobody into a full group, and keeps them asking', async () => {
    await ask();
    await county.database.run('UPDATE chat_group SET member_cap = 1 WHERE region = ? AND id = ?', [county.region, talk.groupId]);
    await expect(decide(true)).rejects.toMatchObject({ code: 'GROUP_FULL' });
    expect(await standing()).toEqual(['asked']);
  });
});
