import { env } from '../../../cloud/src/config/env';
import { Clock } from '../../../cloud/src/kernel/time/clock';
import { type PushMessage, WechatPush } from '../../../cloud/src/kernel/wechat/wechat.push';
import { signatureOf } from '../../../cloud/src/kernel/wechat/wechat.push.crypto';
import { newKey } from '../../../miniapp/src/kernel/once';
import type { Asked } from '../../kit/http';
import { openService, type Service } from '../../kit/service';
import { ACCOUNT } from '../../kit/wechat/fake.account';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

let wechat: Wechat;
let service: Service;
let clock: Clock;
const heard: PushMessage[] = [];
let broken = 0;
beforeAll(async () => {
  wechat = await openWechat();
  service = await openService();
  clock = await service.get(Clock);
  (await service.get(WechatPush)).onPush('subscribe_msg_change_event', async (_, message) => {
    if (broken > 0) {
      broken -= 1;
      throw new Error('a handler fails');
    }
    heard.push(message);
  });
});
afterAll(async () => {
  await service.close();
  await wechat.close();
});

const seconds = () => Math.floor(clock.now().getTime() / 1000);
const anEvent = (over: Record<string, unknown> = {}) => ({
  ToUserName: 'gh_fake',
  FromUserName: wechat.openidOf(newKey()),
  CreateTime: seconds(),
  MsgType: 'event',
  Event: 'subscribe_msg_change_event',
  List: [{ TemplateId: 'T', SubscribeStatusString: 'reject' }],
  ...over,
});
const push = (message: Record<string, unknown>, over: { timestamp?: number; wrong?: { signature?: string; appid?: string } } = {}) =>
  wechat.push({ url: `${service.url}/api/wechat-push`, message, timestamp: seconds(), ...over });
const heardOf = (message: { FromUserName: string }) => heard.filter(({ FromUserName }) => FromUserName === message.FromUserName);

describe('an event WeChat pushes', () => {
  it('is heard by the room that wants it, and answered with success', async () => {
    const event = anEvent();
    expect(await push(event)).toEqual({ status: 200, text: 'success' });
    expect(heardOf(event)).toEqual([event]);
  });

  it('is heard once, however often and however simultaneously it comes', async () => {
    const event = anEvent();
    await Promise.all([push(event), push(event), push(event)]);
    expect(await push(event)).toEqual({ status: 200, text: 'success' });
    expect(heardOf(event)).toHaveLength(1);
  });

  it('is heard beside another of the same second, and again only under another number', async () => {
    const event = anEvent();
    const other = { ...event, List: [{ TemplateId: 'U', SubscribeStatusString: 'reject' }] };
    await push(event);
    await push(other);
    expect(heardOf(event)).toHaveLength(2);
    const numbered = anEvent({ MsgId: newKey() });
    await push(numbered);
    await push({ ...numbered, CreateTime: numbered.CreateTime + 5 });
    await push({ ...numbered, MsgId: newKey() });
    expect(heardOf(numbered)).toHaveLength(2);
    const traced = anEvent({ trace_id: newKey() });
    await push(traced);
    await push({ ...traced, CreateTime: traced.CreateTime + 5 });
    expect(heardOf(traced)).toHaveLength(1);
  });

  it('comes again where a handler failed, since nothing of it was kept', async () => {
    const event = anEvent();
    broken = 1;
    expect((await push(event)).status).toBe(500);
    expect(heardOf(event)).toHaveLength(0);
    expect((await push(event)).text).toBe('success');
    expect(heardOf(event)).toHaveLength(1);
  });

  it('is taken in peace where nobody wants it', async () => {
    expect(await push(anEvent({ Event: 'user_enter_tempsession' }))).toEqual({ status: 200, text: 'success' });
  });
});

describe('somebody who is not WeChat', () => {
  it.each([
    ['signs wrongly', { wrong: { signature: 'f'.repeat(40) } }],
    ['signs too shortly', { wrong: { signature: 'f' } }],
    ['means another mini-program', { wrong: { appid: 'wx1111111111111111' } }],
    ['repeats what is older than five minutes', { timestamp: -301 }],
    ['comes from a future', { timestamp: 301 }],
  ])('is not there when he %s', async (_, over) => {
    const event = anEvent();
    const timestamp = seconds() + ('timestamp' in over ? over.timestamp : 0);
    expect((await push(event, { ...over, timestamp })).status).toBe(404);
    expect(heardOf(event)).toHaveLength(0);
  });

  it('is not there with a body that is none, a method nobody uses, or too much of it', async () => {
    const send = (asked: Asked) => service.raw(`/wechat-push?signature=a&timestamp=${seconds()}&nonce=1&msg_signature=b`, asked);
    expect((await send({ method: 'POST', body: 'not json' })).status).toBe(404);
    expect((await send({ method: 'POST', body: '{"Encrypt":"AAAA"}' })).status).toBe(404);
    expect((await send({ method: 'DELETE' })).status).toBe(404);
    expect((await send({ method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413);
  });
});

describe('the address of message push', () => {
  it('answers the question that is asked when it is entered', async () => {
    const [timestamp, nonce] = [String(seconds()), '1514711492'];
    const ask = (signature: string) =>
      service.raw(`/wechat-push?${new URLSearchParams({ signature, timestamp, nonce, echostr: '4375120948345356249' })}`);
    const answer = await ask(signatureOf(ACCOUNT.token, timestamp, nonce));
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
      200,
      '4375120948345356249',
      'text/plain; charset=utf-8',
    ]);
    expect((await ask('0'.repeat(40))).status).toBe(404);
  });

  it('signs as the platform’s own example does', () => {
    expect(signatureOf('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
  });

  it('is not there without its keys', async () => {
    const { WECHAT_PUSH_KEY } = env;
    env.WECHAT_PUSH_KEY = undefined;
    try {
      expect((await push(anEvent())).status).toBe(404);
    } finally {
      env.WECHAT_PUSH_KEY = WECHAT_PUSH_KEY;
    }
  });
});
