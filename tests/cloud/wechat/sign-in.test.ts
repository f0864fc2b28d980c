import { env } from '../../../cloud/src/config/env';
import { blindIndex } from '../../../cloud/src/kernel/crypto';
import { PeoplePort } from '../../../cloud/src/people/people.port';
import { newKey } from '../../../miniapp/src/kernel/once';
import type { County } from '../../kit/county';
import { until } from '../../kit/line';
import { aTicket } from '../../kit/ready-wechat';
import { another, newPhone, openDoor } from '../../kit/sign-in';
import { openWechat, type Wechat } from '../../kit/wechat';

const SESSION = '/sns/jscode2session';
const PHONE = '/wxa/business/getuserphonenumber';
const device = '测试机';
let wechat: Wechat;
let door: Awaited<ReturnType<typeof openDoor>>;
let county: County;
beforeAll(async () => {
  wechat = await openWechat();
  door = await openDoor();
  county = door.county;
});
afterEach(() => wechat.forget());
afterAll(async () => {
  await county.close();
  await wechat.close();
});

const people = () => county.visitor().wechat;
const countOf = async (sql: string, params: unknown[]) =>
  Number((await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0]?.n);
const personsWith = (phone: string) => countOf('person WHERE phone_index = ?', [blindIndex('phone', phone)]);
const bindingsOf = (personId: string) => countOf('identity WHERE person_id = ? AND ended_at IS NULL', [personId]);
const phoneEntry = async (who: string, phone: string) =>
  people().enterByPhone({ ticket: await aTicket(county, wechat, who), phoneCode: wechat.phoneCode(phone), device });

describe('somebody who comes with WeChat for the first time', () => {
  it('proves a phone by one tap and is let in, and from then on without one', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const first = await people().enter({ code: wechat.loginCode(who), device });
    expect(first).toEqual({ signedIn: null, ticket: expect.stringMatching(/^[\w-]{43}$/) });
    const { token, me } = await people().enterByPhone({ ticket: first.ticket!, phoneCode: wechat.phoneCode(phone), device });
    expect(me).toMatchObject({ phone, name: null, posts: [] });
    expect((await door.bearing(token).people.me()).id).toBe(me.id);

    const { signedIn, ticket } = await people().enter({ code: wechat.loginCode(who), device });
    expect(ticket).toBeNull();
    expect(signedIn?.me.id).toBe(me.id);
    expect((await door.bearing(signedIn!.token).people.sessions()).sessions).toHaveLength(2);
  });

  it('is the person an SMS let in before', async () => {
    const phone = newPhone();
    const { me } = await door.newcomer(phone);
    expect((await phoneEntry(newKey(), phone)).me.id).toBe(me.id);
  });

  it('proves a phone by a code where WeChat gives none', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const ticket = await aTicket(county, wechat, who);
    await wechat.next(PHONE, { errcode: 1400001 });
    await expect(people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(phone), device })).rejects.toMatchObject({
      status: 409,
      code: 'WECHAT_NO_PHONE',
    });
    const code = await door.codeFor(phone);
    await expect(people().enterBySms({ ticket, phone, code: another(code), device })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    const { me } = await people().enterBySms({ ticket, phone, code, device });
    expect((await people().enter({ code: wechat.loginCode(who), device })).signedIn?.me.id).toBe(me.id);
  });

  it('is named to other rooms by an openid that is nowhere to be read in the database', async () => {
    const [who, port] = [newKey(), await county.service.get(PeoplePort)];
    const { me } = await phoneEntry(who, newPhone());
    const stranger = await county.resident();
    expect(await port.openidOf([me.id, stranger.id])).toEqual(new Map([[me.id, wechat.openidOf(who)]]));
    expect(await port.openidOf([])).toEqual(new Map());
    const rows = await county.database.query('SELECT * FROM identity JOIN wechat_ticket USING (open_index) WHERE identity.person_id = ?', [
      me.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(
      Object.values(rows[0] as object)
        .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
        .join(),
    ).not.toContain(wechat.openidOf(who));
  });
});

describe('a sign-in whose answer was lost', () => {
  it('is answered again to the same call, though WeChat takes a code once', async () => {
    const [key, code] = [newKey(), wechat.loginCode(newKey())];
    const [lost, ticket] = [await people().enter({ code, device }, key), await people().enter({ code, device }, key)];
    expect(ticket.ticket).not.toBe(lost.ticket);
    const phoneCode = wechat.phoneCode(newPhone());
    await expect(people().enterByPhone({ ticket: lost.ticket!, phoneCode, device })).rejects.toMatchObject({ code: 'WECHAT_TICKET_OVER' });

    const once = newKey();
    const first = await people().enterByPhone({ ticket: ticket.ticket!, phoneCode, device }, once);
    const second = await people().enterByPhone({ ticket: ticket.ticket!, phoneCode, device }, once);
    expect(second.me).toEqual(first.me);
    expect((await door.bearing(second.token).people.sessions()).sessions).toHaveLength(1);
    await expect(door.bearing(first.token).people.me()).rejects.toMatchObject({ status: 401 });
    expect((await wechat.calls(SESSION)).filter((call) => call.query.js_code === code)).toHaveLength(1);
    expect((await wechat.calls(PHONE)).filter((call) => call.body.code === phoneCode)).toHaveLength(1);
    expect(await bindingsOf(first.me.id)).toBe(1);
  });

  it('is not answered to another call with the same code', async () => {
    const code = wechat.loginCode(newKey());
    await people().enter({ code, device });
    await expect(people().enter({ code, device })).rejects.toMatchObject({ status: 422, code: 'WECHAT_CODE_WRONG' });
  });

  it('opens one session where two of the same call are under way at once', async () => {
    const [ticket, phone, key] = [await aTicket(county, wechat), newPhone(), newKey()];
    const phoneCode = wechat.phoneCode(phone);
    const both = await Promise.all([1, 2].map(() => people().enterByPhone({ ticket, phoneCode, device }, key)));
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect(await countOf('session WHERE person_id = ? AND revoked_at IS NULL', [both[0]!.me.id])).toBe(1);
  });

  it('gives one ticket where two of the same call are under way at once', async () => {
    const [code, key] = [wechat.loginCode(newKey()), newKey()];
    await wechat.next(SESSION, { hold: true });
    const both = [people().enter({ code, device }, key), people().enter({ code, device }, key)];
    await until(async () => (await wechat.release()) === 1 || undefined, 'the one question to be held');
    const tickets = await Promise.all(both);
    expect(tickets.every(({ ticket }) => ticket !== null)).toBe(true);
  });
});

describe('two first sign-ins with one WeChat at once', () => {
  it('make one person and one binding with one phone', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const tickets = [await aTicket(county, wechat, who), await aTicket(county, wechat, who)];
    const both = await Promise.all(tickets.map((ticket) => people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(phone), device })));
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect(await personsWith(phone)).toBe(1);
    expect(await bindingsOf(both[0]!.me.id)).toBe(1);
    for (const { token } of both) expect((await door.bearing(token).people.me()).id).toBe(both[0]!.me.id);
  });

  it('make one person with two phones', async () => {
    const [who, phones] = [newKey(), [newPhone(), newPhone()]];
    const tickets = [await aTicket(county, wechat, who), await aTicket(county, wechat, who)];
    const both = await Promise.all(
      tickets.map((ticket, at) => people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(phones[at]!), device })),
    );
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect((await personsWith(phones[0]!)) + (await personsWith(phones[1]!))).toBe(1);
  });
});

describe('somebody with another WeChat', () => {
  it('moves to the new one by the proved phone; the old one is out, and the inbox says so', async () => {
    const [old, next, phone] = [newKey(), newKey(), newPhone()];
    const before = await phoneEntry(old, phone);
    await door.bearing(before.token).people.change({ region: county.region });
    const after = await phoneEntry(next, phone);
    expect(after.me.id).toBe(before.me.id);
    await expect(door.bearing(before.token).people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    expect((await people().enter({ code: wechat.loginCode(old), device })).ticket).not.toBeNull();
    expect(await bindingsOf(after.me.id)).toBe(1);
    await county.tick();
    const { notices } = await door.bearing(after.token).notices.list({});
    expect(notices.map(({ title }) => title)).toContain('您换了一个微信登录');
  });

  it('is refused with a post: a phone taken away must not take the post with it', async () => {
    const agent = await county.agent();
    const { me, token } = await phoneEntry(newKey(), agent.phone);
    expect(me.posts).toHaveLength(1);
    await expect(phoneEntry(newKey(), agent.phone)).rejects.toMatchObject({ status: 409, code: 'WECHAT_BOUND_ELSEWHERE' });
    expect((await door.bearing(token).people.me()).id).toBe(agent.id);
    expect(await bindingsOf(agent.id)).toBe(1);
  });
});

describe('a ticket', () => {
  it('is good once, and only as it was given', async () => {
    const ticket = await aTicket(county, wechat);
    await people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(newPhone()), device });
    const phoneCode = wechat.phoneCode(newPhone());
    await expect(people().enterByPhone({ ticket, phoneCode, device })).rejects.toMatchObject({ status: 409, code: 'WECHAT_TICKET_OVER' });
    await expect(people().enterByPhone({ ticket: 'A'.repeat(43), phoneCode, device })).rejects.toMatchObject({
      code: 'WECHAT_TICKET_OVER',
    });
    const phone = newPhone();
    const code = await door.codeFor(phone);
    await expect(people().enterBySms({ ticket, phone, code, device })).rejects.toMatchObject({ code: 'WECHAT_TICKET_OVER' });
  });

  it('is over after ten minutes', async () => {
    const ticket = await aTicket(county, wechat);
    await county.database.run('UPDATE wechat_ticket SET expires_at = ? ORDER BY id DESC LIMIT 1', [new Date(0)]);
    await expect(people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(newPhone()), device })).rejects.toMatchObject({
      code: 'WECHAT_TICKET_OVER',
    });
  });
});

describe('what the platform says instead', () => {
  it.each([
    [{ errcode: 40029 }, 422, 'WECHAT_CODE_WRONG'],
    [{ errcode: 40163 }, 422, 'WECHAT_CODE_WRONG'],
    [{ errcode: 40226 }, 403, 'WECHAT_RISKY'],
    [{ errcode: 45011 }, 429, 'TOO_OFTEN'],
    [{ errcode: 40013 }, 409, 'WECHAT_AWAY'],
    [{ errcode: 41008 }, 409, 'WECHAT_AWAY'],
    [{ status: 500 }, 409, 'WECHAT_AWAY'],
    [{ text: 'not JSON' }, 409, 'WECHAT_AWAY'],
    [{ text: '{"openid":7}' }, 409, 'WECHAT_AWAY'],
    [{ text: '{}' }, 409, 'WECHAT_AWAY'],
    [{ cut: true }, 409, 'WECHAT_AWAY'],
  ] as const)('to a sign-in: %j is %i %s', async (fault, status, code) => {
    await wechat.next(SESSION, fault);
    await expect(people().enter({ code: wechat.loginCode(newKey()), device })).rejects.toMatchObject({ status, code });
    expect((await people().enter({ code: wechat.loginCode(newKey()), device })).ticket).not.toBeNull();
  });

  it.each([
    [{ errcode: 40029 }, 422, 'WECHAT_CODE_WRONG'],
    [{ errcode: 45011 }, 429, 'TOO_OFTEN'],
    [{ errcode: 45009 }, 409, 'WECHAT_NO_PHONE'],
    [{ errcode: 48001 }, 409, 'WECHAT_NO_PHONE'],
    [{ errcode: 40013 }, 409, 'WECHAT_AWAY'],
    [{ text: '{"phone_info":{}}' }, 409, 'WECHAT_AWAY'],
    [
      { text: '{"phone_info":{"purePhoneNumber":"13900000000","countryCode":"86","watermark":{"appid":"wx1111111111111111"}}}' },
      422,
      'WECHAT_CODE_WRONG',
    ],
  ] as const)('to a phone: %j is %i %s, and the ticket still holds', async (fault, status, code) => {
    const ticket = await aTicket(county, wechat);
    await wechat.next(PHONE, fault);
    await expect(people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(newPhone()), device })).rejects.toMatchObject({
      status,
      code,
    });
    await people().enterByPhone({ ticket, phoneCode: wechat.phoneCode(newPhone()), device });
  });

  it('is asked once more where it is busy, and a number from abroad is none', async () => {
    await wechat.next(SESSION, { errcode: -1 });
    const ticket = await aTicket(county, wechat);
    await wechat.next(PHONE, { errcode: -1 });
    await expect(people().enterByPhone({ ticket, phoneCode: '+85291234567.abroad', device })).rejects.toMatchObject({
      code: 'WECHAT_NO_PHONE',
    });
    await wechat.next(SESSION, { errcode: -1 }, 2);
    await expect(people().enter({ code: wechat.loginCode(newKey()), device })).rejects.toMatchObject({ code: 'WECHAT_AWAY' });
  });

  it('is nothing where there is no mini-program; phone and code let in as ever', async () => {
    const { WECHAT_APPID } = env;
    env.WECHAT_APPID = undefined;
    try {
      await expect(people().enter({ code: 'any code', device } as never)).rejects.toMatchObject({ status: 422 });
      await expect(people().enter({ code: 'anycode', device })).rejects.toMatchObject({ status: 409, code: 'WECHAT_OFF' });
      expect((await door.newcomer()).token).toBeTruthy();
    } finally {
      env.WECHAT_APPID = WECHAT_APPID;
    }
  });
});
