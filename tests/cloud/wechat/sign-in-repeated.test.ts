import { newKey } from '../../../miniapp/src/kernel/once';
import { until } from '../../kit/line';
import { newPhone } from '../../kit/sign-in';
import { device, openWechatDoor, type WechatDoor } from '../../kit/wechat/door';

const SESSION = '/sns/jscode2session';
const PHONE = '/wxa/business/getuserphonenumber';
let door: WechatDoor;
beforeAll(async () => {
  door = await openWechatDoor();
});
afterEach(() => door.wechat.forget());
afterAll(() => door.close());

describe('a sign-in whose answer was lost', () => {
  it('is answered again to the same call, though WeChat takes a code once', async () => {
    const [key, code] = [newKey(), door.wechat.loginCode(newKey())];
    const [lost, ticket] = [await door.people().enter({ code, device }, key), await door.people().enter({ code, device }, key)];
    expect(ticket.ticket).not.toBe(lost.ticket);
    const phoneCode = door.wechat.phoneCode(newPhone());
    await expect(door.people().enterByPhone({ ticket: lost.ticket!, phoneCode, device })).rejects.toMatchObject({
      code: 'WECHAT_TICKET_OVER',
    });

    const once = newKey();
    const first = await door.people().enterByPhone({ ticket: ticket.ticket!, phoneCode, device }, once);
    const second = await door.people().enterByPhone({ ticket: ticket.ticket!, phoneCode, device }, once);
    expect(second.me).toEqual(first.me);
    expect((await door.bearing(second.token).people.sessions()).sessions).toHaveLength(1);
    await expect(door.bearing(first.token).people.me()).rejects.toMatchObject({ status: 401 });
    expect((await door.wechat.calls(SESSION)).filter((call) => call.query.js_code === code)).toHaveLength(1);
    expect((await door.wechat.calls(PHONE)).filter((call) => call.body.code === phoneCode)).toHaveLength(1);
    expect(await door.bindingsOf(first.me.id)).toBe(1);
  });

  it('is not answered to another call with the same code', async () => {
    const code = door.wechat.loginCode(newKey());
    await door.people().enter({ code, device });
    await expect(door.people().enter({ code, device })).rejects.toMatchObject({ status: 422, code: 'WECHAT_CODE_WRONG' });
  });

  it('opens one session where two of the same call are under way at once', async () => {
    const [ticket, phone, key] = [await door.ticket(), newPhone(), newKey()];
    const phoneCode = door.wechat.phoneCode(phone);
    const both = await Promise.all([1, 2].map(() => door.people().enterByPhone({ ticket, phoneCode, device }, key)));
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect(await door.sessionsOf(both[0]!.me.id)).toBe(1);
  });

  it('gives one ticket where two of the same call are under way at once', async () => {
    const [code, key] = [door.wechat.loginCode(newKey()), newKey()];
    await door.wechat.next(SESSION, { hold: true });
    const both = [door.people().enter({ code, device }, key), door.people().enter({ code, device }, key)];
    await until(async () => (await door.wechat.release()) === 1 || undefined, 'the one question to be held');
    const tickets = await Promise.all(both);
    expect(tickets.every(({ ticket }) => ticket !== null)).toBe(true);
  });
});

describe('two first sign-ins with one WeChat at once', () => {
  it('make one person and one binding with one phone', async () => {
    const [who, phone] = [newKey(), newPhone()];
    const tickets = [await door.ticket(who), await door.ticket(who)];
    const both = await Promise.all(
      tickets.map((ticket) => door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(phone), device })),
    );
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect(await door.personsWith(phone)).toBe(1);
    expect(await door.bindingsOf(both[0]!.me.id)).toBe(1);
    for (const { token } of both) expect((await door.bearing(token).people.me()).id).toBe(both[0]!.me.id);
  });

  it('make one person with two phones', async () => {
    const [who, phones] = [newKey(), [newPhone(), newPhone()]];
    const tickets = [await door.ticket(who), await door.ticket(who)];
    const both = await Promise.all(
      tickets.map((ticket, at) => door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(phones[at]!), device })),
    );
    expect(new Set(both.map(({ me }) => me.id)).size).toBe(1);
    expect((await door.personsWith(phones[0]!)) + (await door.personsWith(phones[1]!))).toBe(1);
  });
});
