import { Breaker } from '../../../cloud/src/kernel/wechat/wechat.breaker';
import type { WechatCall } from '../../../cloud/src/kernel/wechat/wechat.line';
import { aClient, draw } from '../../kit/wechat/client';
import { openWechat, TEMPLATE, type Wechat } from '../../kit/wechat/wechat';

const TOKEN = '/cgi-bin/stable_token';
const CODE = '/wxa/getwxacodeunlimit';
const SEND = '/cgi-bin/message/subscribe/send';

let wechat: Wechat;
beforeAll(async () => {
  wechat = await openWechat();
});
afterEach(() => wechat.forget());
afterAll(() => wechat.close());

describe('a platform that does not answer', () => {
  it('is left alone after five failures, so that nobody waits for it', async () => {
    const client = aClient();
    await draw(client);
    await wechat.next(CODE, { status: 502 }, 'always');
    for (let n = 0; n < 5; n++) expect(await draw(client)).toMatchObject({ why: 'later' });
    const before = (await wechat.calls(CODE)).length;
    const began = performance.now();
    for (let n = 0; n < 100; n++) expect(await draw(client)).toMatchObject({ why: 'later' });
    expect(performance.now() - began).toBeLessThan(500);
    expect((await wechat.calls(CODE)).length).toBe(before);
  });

  it('keeps nobody longer than three seconds, and only at that endpoint', async () => {
    const client = aClient();
    await draw(client);
    await wechat.next(CODE, { silent: true });
    const began = performance.now();
    const waiting = draw(client);
    const message = { openid: wechat.openidOf('q'), template: TEMPLATE, page: 'tabs/home', data: {} };
    expect(await client.messages.send(message)).toEqual({ sent: true });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await waiting).toEqual({ image: null, why: 'later', errcode: null });
    expect(performance.now() - began).toBeGreaterThan(2_900);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('is tried again by one call after half a minute, and by all once that one was answered', () => {
    let now = 0;
    const breaker = new Breaker(() => now);
    for (let n = 0; n < 5; n++) {
      expect(breaker.admits()).toBe(true);
      breaker.noted(false);
    }
    now = 29_999;
    expect(breaker.admits()).toBe(false);
    now = 30_000;
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.noted(false);
    now = 59_999;
    expect(breaker.admits()).toBe(false);
    now = 60_000;
    expect(breaker.admits()).toBe(true);
    breaker.noted(true);
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });

  it('does not open the breaker by refusing', async () => {
    const { messages } = aClient();
    await wechat.next(SEND, { errcode: 43101 }, 6);
    const send = () => messages.send({ openid: wechat.openidOf('r'), template: TEMPLATE, page: 'tabs/home', data: {} });
    for (let n = 0; n < 6; n++) expect(await send()).toMatchObject({ why: 'refused' });
    expect(await send()).toEqual({ sent: true });
  });

  it('is told to whoever counts, by its path alone', async () => {
    const client = aClient();
    const heard: WechatCall[] = [];
    client.line.onCall((call) => heard.push(call));
    await draw(client);
    await wechat.next(CODE, { errcode: 45009 });
    await draw(client);
    await wechat.next(CODE, { text: '?' });
    await draw(client);
    expect(heard.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual([
      `${TOKEN} ok`,
      `${CODE} ok`,
      `${CODE} 45009`,
      `${CODE} unreadable`,
    ]);
    expect(JSON.stringify(heard)).not.toContain('token-');
  });
});

describe('a mini-program code', () => {
  it('is an image, of the page and scene asked for', async () => {
    const drawn = await draw(aClient());
    expect(drawn.image?.type).toBe('image/png');
    expect(drawn.image?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect((await wechat.calls(CODE)).at(-1)?.body).toEqual({
      scene: 's=Ab3dE9xQ',
      page: 'tabs/home',
      width: 430,
      check_path: true,
      env_version: 'release',
    });
  });

  it.each([
    [41030, 'bad-value'],
    [40129, 'bad-value'],
    [40169, 'bad-value'],
    [85096, 'bad-value'],
    [45009, 'later'],
  ] as const)('is none after %i: %s', async (errcode, why) => {
    await wechat.next(CODE, { errcode });
    expect(await draw(aClient())).toEqual({ image: null, why, errcode });
  });

  it('is none where the scene holds what a code cannot, or success holds no image', async () => {
    expect(await draw(aClient(), '50%')).toMatchObject({ why: 'bad-value', errcode: 40129 });
    await wechat.next(CODE, { text: '{"errcode":0,"errmsg":"ok"}' });
    expect(await draw(aClient())).toEqual({ image: null, why: 'later', errcode: null });
  });
});
