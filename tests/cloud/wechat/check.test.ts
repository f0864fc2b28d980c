import { mediaVerdict, WechatChecks } from '../../../cloud/src/kernel/wechat/wechat.check';
import { WechatPush } from '../../../cloud/src/kernel/wechat/wechat.push';
import { openService, type Service } from '../../kit/service';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const WORDS = '/wxa/msg_sec_check';
const MEDIA = '/wxa/media_check_async';
let wechat: Wechat;
let service: Service;
let checks: WechatChecks;
let openid: string;
beforeAll(async () => {
  wechat = await openWechat();
  service = await openService();
  checks = await service.get(WechatChecks);
  openid = wechat.openidOf('who speaks');
});
afterEach(() => wechat.forget());
afterAll(async () => {
  await service.close();
  await wechat.close();
});

describe('having words judged', () => {
  it('brings what the platform holds of them', async () => {
    expect(await checks.words(openid, '路灯坏了')).toEqual({ verdict: { suggest: 'pass', label: '100' } });
    expect(await checks.words(openid, '这里有些存疑')).toEqual({ verdict: { suggest: 'review', label: '20003' } });
    expect(await checks.words(openid, '代开发票')).toEqual({ verdict: { suggest: 'risky', label: '20006' } });
    const [asked] = (await wechat.calls(WORDS)).slice(-1);
    expect(asked!.body).toEqual({ content: '代开发票', version: 2, scene: 3, openid });
  });

  it('asks about long ones in parts, and goes by the worst of them', async () => {
    const before = (await wechat.calls(WORDS)).length;
    expect(await checks.words(openid, `${'长'.repeat(2600)}存疑${'话'.repeat(2300)}`)).toMatchObject({ verdict: { suggest: 'review' } });
    const parts = (await wechat.calls(WORDS)).slice(before).map(({ body }) => String(body.content).length);
    expect(parts).toEqual([2500, 2402]);
  });

  it.each([
    ['somebody who has not opened the app for two hours', { errcode: 61010 }, 'inactive'],
    ['the limit of a minute', { errcode: 45009 }, 'later'],
    ['silence', { silent: true }, 'later'],
    ['an answer that is none', { text: '<html>' }, 'later'],
    ['a wrong person', { errcode: 40003 }, 'bad-value'],
  ])('is no judgement with %s', async (_, fault, why) => {
    await wechat.next(WORDS, fault);
    expect(await checks.words(openid, '您好')).toMatchObject({ verdict: null, why });
  });
});

describe('having a picture judged', () => {
  it('gives the name under which the verdict will come', async () => {
    const asked = await checks.media(openid, 'https://county.gov.cn/api/files/1', 'image');
    expect(asked.traceId).toMatch(/^[0-9a-f]{24}$/);
    const [call] = (await wechat.calls(MEDIA)).slice(-1);
    expect(call!.body).toEqual({ media_url: 'https://county.gov.cn/api/files/1', media_type: 2, version: 2, scene: 3, openid });
    await wechat.next(MEDIA, { errcode: 61010 });
    expect(await checks.media(openid, 'https://county.gov.cn/x', 'voice')).toEqual({ traceId: null, why: 'inactive', errcode: 61010 });
  });

  it('is told by a push that nobody else can send', async () => {
    const push = await service.get(WechatPush);
    const heard: unknown[] = [];
    push.onPush('wxa_media_check', async (_, message) => void heard.push(mediaVerdict(message)));
    const now = Math.floor(push.clock.now().getTime() / 1000);
    const message = {
      ...{
        ToUserName: 'gh_1',
        FromUserName: openid,
        CreateTime: now,
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: 'wx1',
        version: 2,
      },
      ...{ trace_id: `t${now}`, result: { suggest: 'risky', label: '20002' }, detail: [] },
    };
    const url = `${service.url}/api/wechat-push`;
    expect((await wechat.push({ url, message, timestamp: now, wrong: { signature: 'x' } })).status).toBe(404);
    expect(await wechat.push({ url, message, timestamp: now })).toMatchObject({ status: 200, text: 'success' });
    expect(await wechat.push({ url, message, timestamp: now })).toMatchObject({ status: 200 });
    expect(heard).toEqual([{ traceId: `t${now}`, verdict: { suggest: 'risky', label: '20002' } }]);
  });

  it('that the platform could not fetch is for a person', () => {
    const message = { FromUserName: 'o', CreateTime: 1, MsgType: 'event', trace_id: 't', errcode: -1008 };
    expect(mediaVerdict(message)).toEqual({ traceId: 't', verdict: { suggest: 'review', label: '21000' } });
    expect(mediaVerdict({ FromUserName: 'o', CreateTime: 1, MsgType: 'event' })).toBeNull();
  });
});
