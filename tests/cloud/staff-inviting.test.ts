import type { ApiClient } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, type Held, openCounty } from '../kit/county';
import { scanned } from '../kit/scan';
import { newPhone } from '../kit/sign-in';

let county: County;
let chief: Held;
let office: ApiClient;
let dispatcher: Held;
let desk: ApiClient;
beforeAll(async () => {
  county = await openCounty();
  chief = await county.administrator();
  office = await county.as(chief);
  dispatcher = await county.dispatcher();
  desk = await county.as(dispatcher);
});
afterAll(() => county.close());

const anAgent = (over: object = {}) => ({
  unitId: county.units.station,
  role: 'agent' as const,
  kind: 'part_time' as const,
  name: '白灵',
  phone: newPhone(),
  ...over,
});
const aDispatcher = (over: object = {}) => ({
  unitId: county.units.town,
  role: 'dispatcher' as const,
  name: '那顺',
  phone: newPhone(),
  ...over,
});
const open = async (who: ApiClient) => (await who.staff.invitations()).invitations.map(({ id }) => id);

describe('inviting somebody to a post', () => {
  it('gives a link once, and keeps neither the link nor the phone in the open', async () => {
    const phone = newPhone();
    const { invitation, token, link, qr } = await desk.staff.invite(anAgent({ phone }));
    expect(invitation).toMatchObject({
      name: '白灵',
      phone: phone.replace(/^(...).{4}/, '$1****'),
      role: 'agent',
      unitName: '缸房地村便民服务站',
    });
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.madeAt)).toBe(7 * 86_400_000);
    expect(link).toMatch(new RegExp(`^http://.*/#/people/accept\\?token=${token}$`));
    expect(await scanned(qr)).toBe(link);
    expect(JSON.stringify(await desk.staff.invitations())).not.toContain(token);
    const [row] = await county.database.query<object>('SELECT * FROM invitation WHERE region = ? AND id = ?', [
      county.region,
      invitation.id,
    ]);
    const kept = Object.values(row!).map(String).join(' ');
    for (const secret of [phone, token, '白灵']) expect(kept).not.toContain(secret);
  });

  it('is the administrator’s for the whole county, and a dispatcher’s for agents of her own town', async () => {
    const units = (who: ApiClient) => who.staff.units().then(({ units: all }) => all.map(({ id }) => id).sort());
    const { centre, bureau, town, otherTown, station, nextStation } = county.units;
    expect(await units(office)).toEqual([centre, bureau, town, otherTown, station, nextStation].sort());
    expect(await units(desk)).toEqual([town, station, nextStation].sort());

    await office.staff.invite(aDispatcher({ unitId: otherTown }));
    await office.staff.invite({ unitId: centre, role: 'administrator', name: '高建华', phone: newPhone() });
    await expect(desk.staff.invite(anAgent({ unitId: otherTown }))).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await expect(desk.staff.invite(aDispatcher())).rejects.toMatchObject({ status: 403, code: 'ROLE_ABOVE' });
    await expect(desk.staff.invite(anAgent({ role: 'administrator', unitId: centre }))).rejects.toMatchObject({
      status: 403,
      code: 'ROLE_ABOVE',
    });
  });

  it('xC12 is nobody’s for oneself', async () => {
    await expect(office.staff.invite(aDispatcher({ phone: chief.phone }))).rejects.toMatchObject({ status: 403, code: 'NOT_YOURSELF' });
    await expect(desk.staff.invite(anAgent({ phone: dispatcher.phone }))).rejects.toMatchObject({ status: 403, code: 'NOT_YOURSELF' });
  });

  it('is refused to strangers, villagers and agents', async () => {
    await expect(county.visitor().staff.invite(anAgent())).rejects.toMatchObject({ status: 401 });
    await expect((await county.as(await county.resident())).staff.invite(anAgent())).rejects.toMatchObject({
      status: 403,
      code: 'NOT_FOR_YOU',
    });
    await expect((await county.as(await county.agent())).staff.invite(anAgent())).rejects.toMatchObject({
      status: 403,
      code: 'NOT_FOR_YOU',
    });
  });

  it('knows what a post needs and where it can be', async () => {
    await expect(desk.staff.invite(anAgent({ phone: '12345' }))).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    await expect(desk.staff.invite(anAgent({ name: ' ' }))).rejects.toMatchObject({ status: 422 });
    await expect(desk.staff.invite(anAgent({ kind: undefined }))).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    await expect(office.staff.invite(anAgent({ unitId: county.units.centre }))).rejects.toMatchObject({ status: 404 });
    await expect(office.staff.invite(aDispatcher({ unitId: county.units.station }))).rejects.toMatchObject({ status: 404 });
  });

  it('replaces an open invitation of the same phone to the same post, also when two are made at once', async () => {
    const wanted = anAgent();
    const first = await desk.staff.invite(wanted);
    const [second, third] = await Promise.all([desk.staff.invite(wanted), office.staff.invite(wanted)]);
    const ids = [first, second, third].map(({ invitation }) => invitation.id);
    expect((await open(desk)).filter((id) => ids.includes(id))).toHaveLength(1);
    expect((await county.visitor().staff.look({ token: first.token })).state).toBe('withdrawn');
  });

  it('repeated under one key, for its answer was lost, leaves one invitation and a link that works', async () => {
    const [wanted, key] = [anAgent(), newKey()];
    const lost = await desk.staff.invite(wanted, key);
    const found = await desk.staff.invite(wanted, key);
    expect(found.invitation).toEqual(lost.invitation);
    expect((await county.visitor().staff.look({ token: found.token })).state).toBe('open');
    await expect(county.visitor().staff.look({ token: lost.token })).rejects.toMatchObject({ status: 404 });
  });
});

describe('taking an invitation back', () => {
  it('closes its link, once or twice alike', async () => {
    const { invitation, token } = await desk.staff.invite(anAgent());
    await Promise.all([desk.staff.withdraw({ id: invitation.id }), office.staff.withdraw({ id: invitation.id })]);
    await desk.staff.withdraw({ id: invitation.id });
    expect(await open(office)).not.toContain(invitation.id);
    expect((await county.visitor().staff.look({ token })).state).toBe('withdrawn');
  });

  it('is not for those who could not have made it', async () => {
    const { invitation } = await office.staff.invite(aDispatcher());
    await expect(desk.staff.withdraw({ id: invitation.id })).rejects.toMatchObject({ status: 404 });
    const stranger = await county.as(await county.dispatcher(county.units.otherTown));
    const agents = await desk.staff.invite(anAgent());
    await expect(stranger.staff.withdraw({ id: agents.invitation.id })).rejects.toMatchObject({ status: 404 });
    await expect(stranger.staff.withdraw({ id: '1' })).rejects.toMatchObject({ status: 404 });
    expect(await open(office)).toEqual(expect.arrayContaining([invitation.id, agents.invitation.id]));
    expect(await open(stranger)).toEqual([]);
    await expect(county.visitor().staff.withdraw({ id: invitation.id })).rejects.toMatchObject({ status: 401 });
  });
});

describe('the list of staff', () => {
  it('shows those one may change, page by page, and masks their phones', async () => {
    const there = await openCounty({ service: county.service });
    const chief2 = await there.administrator();
    const agents: string[] = [];
    for (let n = 0; n < 51; n++) agents.unshift((await there.agent({ name: `代办员${n}` })).postId);
    const far = await there.agent({ unit: there.units.otherTown });
    const near = await there.as(await there.dispatcher());
    const page = await near.staff.list({ role: 'agent' });
    expect([page.staff.length, page.more]).toEqual([50, true]);
    const rest = await near.staff.list({ role: 'agent', before: page.staff.at(-1)!.postId });
    expect([...page.staff, ...rest.staff].map(({ postId }) => postId)).toEqual(agents);
    expect(rest.more).toBe(false);
    for (const { phone, secured } of page.staff) expect([phone, secured]).toEqual([expect.stringMatching(/^137\*{4}\d{4}$/), null]);
    const all = await there.as(chief2);
    expect((await all.staff.list({ role: 'agent' })).staff[0]?.postId).toBe(far.postId);
    expect((await all.staff.list({ role: 'administrator' })).staff).toMatchObject([{ postId: chief2.postId, self: true, secured: false }]);
    expect((await near.staff.list({ role: 'administrator' })).staff).toEqual([]);
  });

  it('is shown to nobody else', async () => {
    await expect(county.visitor().staff.list({ role: 'agent' })).rejects.toMatchObject({ status: 401 });
    await expect((await county.as(await county.agent())).staff.list({ role: 'agent' })).rejects.toMatchObject({ status: 403 });
  });
});
