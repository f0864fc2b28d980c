import { newKey } from '../../miniapp/src/kernel/once';
import { until } from '../kit/line';
import { aPhoto } from '../kit/ready/wechat';
import { newPhone } from '../kit/sign-in';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';
import type { WeappOptions } from '../kit/weapp/weapp';
import { openWechatDoor, type WechatDoor } from '../kit/wechat/door';

let door: WechatDoor;
let phones: Phones;
beforeAll(async () => {
  door = await openWechatDoor();
  phones = await openPhones(door.county);
});
afterEach(() => door.wechat.forget());
afterAll(async () => {
  phones.close();
  await door.close();
});

const BY_PHONE = '用微信里的手机号登录';
const atTheDoor = async (options: WeappOptions) => {
  const phone = phones.open(options);
  phone.launch('people/sign-in');
  await phone.sees('您好,先认识一下');
  await phone.sees('我看过并同意');
  return phone;
};
const agreeing = async (options: WeappOptions) => {
  const phone = await atTheDoor(options);
  await phone.tap('我看过并同意');
  return phone;
};
const asked = (phone: Phone) => phone.sent().filter((call) => call.includes('wechat-sign-in'));
const isIn = (phone: Phone, number: string) =>
  until(async () => (phone.route() === 'tabs/home' && (await door.personsWith(number)) === 1) || undefined, 'somebody to be in');

describe('signing in within WeChat', () => {
  it('tells WeChat nothing before the documents are agreed to', async () => {
    const phone = await atTheDoor({ wechat: newKey(), phone: newPhone() });
    await phone.sees('请先看说明,再勾上同意');
    await phone.rests();
    expect(phone.calls.map(({ name }) => name)).not.toContain('login');
    expect(asked(phone)).toEqual([]);
  });

  it('is one tap on the phone button, and the next time one tap without it', async () => {
    const [wechat, number] = [newKey(), newPhone()];
    const phone = await agreeing({ wechat, phone: number });
    await phone.sees(BY_PHONE);
    await phone.press(BY_PHONE, 'getPhoneNumber');
    await isIn(phone, number);
    expect(asked(phone)).toEqual(['POST /api/wechat-sign-in', 'POST /api/wechat-sign-in/phone']);
    await phone.until(() => phone.sent().includes('POST /api/me/consents'), 'the consent to be noted');

    const again = await agreeing({ wechat, phone: number });
    await again.sees('微信登录');
    await again.until(() => again.canTap('微信登录') && asked(again).length === 1, 'WeChat to have answered');
    await again.rests();
    await again.tap('微信登录');
    await isIn(again, number);
    expect(asked(again)).toEqual(['POST /api/wechat-sign-in']);
  });

  it('asks about privacy first where WeChat wants it asked, and goes on after the yes', async () => {
    const number = newPhone();
    const phone = await agreeing({ wechat: newKey(), phone: number, privacyOpen: true });
    await phone.sees(BY_PHONE);
    const pressing = phone.press(BY_PHONE, 'getPhoneNumber');
    await phone.sees('先问您一声');
    await phone.tap('看隐私保护指引');
    expect(phone.calls.map(({ name }) => name)).toContain('openPrivacyContract');
    await phone.press('同意', 'agreePrivacyAuthorization');
    await pressing;
    await isIn(phone, number);
    expect(phone.privacy()).toEqual([{ event: 'exposureAuthorization' }, { event: 'agree', buttonId: 'privacy-yes' }]);
  });

  it('lets whoever says no to privacy go on by SMS, bound to their WeChat all the same', async () => {
    const [wechat, number] = [newKey(), newPhone()];
    const phone = await agreeing({ wechat, phone: number, privacyOpen: true });
    await phone.sees(BY_PHONE);
    const pressing = phone.press(BY_PHONE, 'getPhoneNumber');
    await phone.sees('先问您一声');
    await phone.tap('先不同意');
    await pressing;
    await bySms(phone, number);
    expect(phone.privacy().at(-1)).toEqual({ event: 'disagree' });
    expect((await door.enter(wechat)).signedIn?.me.phone).toBe(number);
  });

  it.each([
    ['WeChat gives no number today', { phone: null }, null, BY_PHONE],
    ['this account is a risk', {}, { errcode: 40226 }, '微信提示这个账号有风险'],
    ['WeChat does not answer', {}, { status: 500 }, '微信那边一时没有回应'],
  ] as const)('goes on by SMS where %s', async (_, options, fault, words) => {
    const number = newPhone();
    if (fault) await door.wechat.next('/sns/jscode2session', fault);
    const phone = await agreeing({ wechat: newKey(), phone: number, ...options });
    await phone.sees(words);
    if (words === BY_PHONE) await phone.press(BY_PHONE, 'getPhoneNumber');
    await bySms(phone, number);
  });

  it('asks WeChat anew where the code is over, and the person presses once more', async () => {
    const number = newPhone();
    const phone = await agreeing({ wechat: newKey(), phone: number });
    await phone.sees(BY_PHONE);
    await door.wechat.next('/wxa/business/getuserphonenumber', { errcode: 40029 });
    await phone.press(BY_PHONE, 'getPhoneNumber');
    await phone.until(() => asked(phone).length === 3, 'WeChat to be asked anew');
    await phone.rests();
    await phone.sees(BY_PHONE);
    await phone.press(BY_PHONE, 'getPhoneNumber');
    await isIn(phone, number);
  });

  it('has one effect where the answer is lost on the way', async () => {
    const number = newPhone();
    const phone = await agreeing({ wechat: newKey(), phone: number });
    await phone.sees(BY_PHONE);
    phone.network('oneWay');
    await phone.press(BY_PHONE, 'getPhoneNumber');
    await phone.until(() => asked(phone).length >= 2, 'the call to be sent');
    phone.network('on');
    await isIn(phone, number);
    const [row] = await door.county.database.query<{ id: string }>('SELECT id FROM person ORDER BY id DESC LIMIT 1');
    expect(await door.bindingsOf(row!.id)).toBe(1);
  });
});

async function bySms(phone: Phone, number: string) {
  if (phone.canTap('用短信验证码登录')) await phone.tap('用短信验证码登录');
  await phone.sees('发验证码');
  await phone.type('手机号', number);
  await phone.tap('发验证码');
  await phone.until(() => phones.codeOf(number) !== undefined, 'the code');
  await phone.type('验证码', phones.codeOf(number) ?? '');
  await phone.until(() => phone.isOn('登录'), 'the way in');
  await phone.tap('登录');
  await isIn(phone, number);
}

describe('one’s own name and picture', () => {
  it('are those of WeChat where one wishes', async () => {
    const villager = await door.county.resident('云桂兰');
    const phone = await phones.of(villager, { picture: await aPhoto() });
    await phone.tap('我的');
    await phone.tap('改名字和头像');
    await phone.sees('换头像', 'people/profile');
    await phone.press('换头像', 'chooseAvatar');
    await phone.sees('不用头像');
    const { avatar } = await (await door.county.as(villager)).people.me();
    expect((await door.county.service.raw(`/avatars/${avatar}`)).status).toBe(200);
    phone.submit('记下', { name: '桂兰' });
    await phone.sees('桂兰', 'tabs/me');
    expect(JSON.stringify(phone.page().data)).toContain(`/api/avatars/${avatar}`);
    await phone.tap('改名字和头像');
    await phone.tap('不用头像');
    await phone.until(() => !phone.text().includes('不用头像'), 'no picture');
    expect((await (await door.county.as(villager)).people.me()).avatar).toBeNull();
  });
});
