import { env } from '../../../cloud/src/config/env';
import { newKey } from '../../../miniapp/src/kernel/once';
import { aRequest } from '../../kit/requests';
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
    await door.wechat.next(SESSION, fault);
    await expect(door.enter(newKey())).rejects.toMatchObject({ status, code });
    expect((await door.enter(newKey())).ticket).not.toBeNull();
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
    const ticket = await door.ticket();
    await door.wechat.next(PHONE, fault);
    await expect(door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(newPhone()), device })).rejects.toMatchObject({
      status,
      code,
    });
    await door.people().enterByPhone({ ticket, phoneCode: door.wechat.phoneCode(newPhone()), device });
  });

  it('is asked once more where it is busy, and a number from abroad is none', async () => {
    await door.wechat.next(SESSION, { errcode: -1 });
    const ticket = await door.ticket();
    await door.wechat.next(PHONE, { errcode: -1 });
    await expect(door.people().enterByPhone({ ticket, phoneCode: '+85291234567.abroad', device })).rejects.toMatchObject({
      code: 'WECHAT_NO_PHONE',
    });
    await door.wechat.next(SESSION, { errcode: -1 }, 2);
    await expect(door.enter(newKey())).rejects.toMatchObject({ code: 'WECHAT_AWAY' });
  });

  it('is nothing where there is no mini-program; phone and code let in as ever', async () => {
    const { WECHAT_APPID } = env;
    env.WECHAT_APPID = undefined;
    try {
      await expect(door.people().enter({ code: 'any code', device } as never)).rejects.toMatchObject({ status: 422 });
      await expect(door.people().enter({ code: 'anycode', device })).rejects.toMatchObject({ status: 409, code: 'WECHAT_OFF' });
      expect((await door.newcomer()).token).toBeTruthy();
    } finally {
      env.WECHAT_APPID = WECHAT_APPID;
    }
  });
});

describe('a platform that keeps silent', () => {
  it('keeps nobody waiting but those who ask it', async () => {
    const her = await door.county.as(await door.county.resident());
    await door.wechat.next(SESSION, { silent: true }, 20);
    const began = performance.now();
    const waiting = Promise.allSettled(Array.from({ length: 20 }, () => door.enter(newKey())));
    await her.errands.send(aRequest(door.county));
    expect((await door.newcomer()).token).toBeTruthy();
    expect(performance.now() - began).toBeLessThan(2_000);
    const answers = await waiting;
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'in'))).toEqual(Array(20).fill('WECHAT_AWAY'));
    expect(performance.now() - began).toBeLessThan(4_500);
  });
});
