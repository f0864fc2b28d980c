import { env } from '../../../cloud/src/config/env';
import { type WechatMessage, WechatMessages } from '../../../cloud/src/kernel/wechat/wechat.messages';
import { until } from '../../kit/line';
import { openService, type Service } from '../../kit/service';
import { openWechat, TEMPLATE, type Wechat } from '../../kit/wechat/wechat';

const PATH = '/cgi-bin/message/subscribe/send';
let wechat: Wechat;
let service: Service;
let messages: WechatMessages;
beforeAll(async () => {
  wechat = await openWechat();
  service = await openService();
  messages = await service.get(WechatMessages);
});
afterEach(() => wechat.forget());
afterAll(async () => {
  await service.close();
  await wechat.close();
});

let nobody = 0;
const aMessage = (over: Partial<WechatMessage> = {}): WechatMessage => ({
  openid: wechat.openidOf(`m${nobody++}`),
  template: TEMPLATE,
  page: 'errands/matter/show?id=1',
  data: { thing1: '有人接单了', time2: '2026年11月23日 10:00' },
  ...over,
});

describe('a subscribe message', () => {
  it('arrives with its values, page and state', async () => {
    const message = aMessage();
    expect(await messages.send(message)).toEqual({ sent: true });
    expect((await wechat.sent()).find((one) => one.touser === message.openid)).toEqual({
      touser: message.openid,
      template_id: TEMPLATE,
      page: message.page,
      data: { thing1: { value: '有人接单了' }, time2: { value: '2026年11月23日 10:00' } },
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    });
  });

  it.each([
    [43101, 'refused'],
    [43108, 'concurrent'],
    [43107, 'banned'],
    [20005, 'banned'],
    [40003, 'unknown-openid'],
    [40037, 'bad-value'],
    [41030, 'bad-value'],
    [47003, 'bad-value'],
    [45168, 'bad-value'],
    [45009, 'later'],
    [48001, 'later'],
  ] as const)('that is answered %i is %s', async (errcode, why) => {
    await wechat.next(PATH, { errcode });
    expect(await messages.send(aMessage())).toEqual({ sent: false, why, errcode });
  });

  it('is refused once its accepts are used up, and for a value the template does not take', async () => {
    const message = aMessage();
    await wechat.credits(message.openid, 1);
    expect(await messages.send(message)).toEqual({ sent: true });
    expect(await messages.send(message)).toMatchObject({ why: 'refused' });
    expect(await messages.send(aMessage({ data: { thing1: '长'.repeat(21) } }))).toMatchObject({ why: 'bad-value', errcode: 47003 });
    expect(await messages.send(aMessage({ openid: 'not one' }))).toMatchObject({ why: 'unknown-openid' });
    expect(await messages.send(aMessage({ template: 'short' }))).toMatchObject({ why: 'bad-value', errcode: 40037 });
  });

  it('waits for the one before it to the same person, and not for anybody else’s', async () => {
    const message = aMessage();
    await wechat.next(PATH, { hold: true });
    const [first, second] = [messages.send(message), messages.send(message)];
    expect(await messages.send(aMessage())).toEqual({ sent: true });
    await until(async () => (await wechat.release()) === 1 || undefined, 'the first to be held');
    expect(await Promise.all([first, second])).toEqual([{ sent: true }, { sent: true }]);
  });

  it('is told apart as one too many where another process sends to the same person', async () => {
    const message = aMessage();
    const other = new WechatMessages();
    other.client = messages.client;
    await wechat.next(PATH, { hold: true });
    const first = messages.send(message);
    await until(
      async () => (await wechat.calls(PATH)).some((call) => call.body.touser === message.openid) || undefined,
      'the first to be there',
    );
    expect(await other.send(message)).toEqual({ sent: false, why: 'concurrent', errcode: 43108 });
    await until(async () => (await wechat.release()) === 1 || undefined, 'the first to be held');
    expect(await first).toEqual({ sent: true });
  });

  it.each([
    ['no answer is JSON', { text: '<html>502</html>' }],
    ['the answer is JSON of something else', { text: '[1]' }],
    ['the platform is broken', { status: 502 }],
    ['the line is cut', { cut: true }],
    ['it is busy', { errcode: -1 }],
  ] as const)('is for later where %s', async (_, fault) => {
    await wechat.next(PATH, fault);
    expect(await messages.send(aMessage())).toEqual({ sent: false, why: 'later', errcode: null });
    expect(await messages.send(aMessage())).toEqual({ sent: true });
  });

  it('is nobody’s to send where there is no mini-program', async () => {
    const { WECHAT_APPID } = env;
    env.WECHAT_APPID = undefined;
    try {
      expect(await messages.send(aMessage())).toEqual({ sent: false, why: 'off', errcode: null });
    } finally {
      env.WECHAT_APPID = WECHAT_APPID;
    }
  });
});
