import { Forcing } from '../../../cloud/src/kernel/wechat/wechat.token';
import { aClient, draw } from '../../kit/wechat/client';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const TOKEN = '/cgi-bin/stable_token';
const CODE = '/wxa/getwxacodeunlimit';
const MINUTE = 60_000;

let wechat: Wechat;
beforeAll(async () => {
  wechat = await openWechat();
});
afterEach(() => wechat.forget());
afterAll(() => wechat.close());

const tokensAsked = async () => (await wechat.calls(TOKEN)).length;

describe('the access token', () => {
  it('is asked for once by however many need it', async () => {
    const [client, before] = [aClient(), await tokensAsked()];
    const drawn = await Promise.all(Array.from({ length: 8 }, (_, n) => draw(client, `s=${n}`)));
    expect(drawn.every(({ image }) => image !== null)).toBe(true);
    expect((await tokensAsked()) - before).toBe(1);
  });

  it('is kept until five minutes before its end', async () => {
    const [client, before] = [aClient(), await tokensAsked()];
    await wechat.tokens({ seconds: 300 });
    await draw(client);
    await draw(client);
    expect((await tokensAsked()) - before).toBe(2);
    await wechat.tokens({ seconds: 7200 });
    await draw(client);
    await draw(client);
    expect((await tokensAsked()) - before).toBe(3);
  });

  it('is fetched anew, once, when it was renewed elsewhere', async () => {
    const client = aClient();
    await draw(client);
    const before = await tokensAsked();
    await wechat.tokens({ refused: 'renewed' });
    expect((await draw(client)).image).not.toBeNull();
    expect((await tokensAsked()) - before).toBe(1);
  });

  it('is thrown away by force where the platform goes on giving one it refuses, and not twice within half a minute', async () => {
    const client = aClient();
    await draw(client);
    await wechat.tokens({ refused: 'gone' });
    expect((await draw(client)).image).not.toBeNull();
    expect((await wechat.calls(TOKEN)).at(-1)?.body.force_refresh).toBe(true);
    await wechat.tokens({ refused: 'gone' });
    expect(await draw(client)).toEqual({ image: null, why: 'later', errcode: null });
  });

  it.each([40001, 40014, 42001])('is fetched once after %i, and what is refused again is refused', async (errcode) => {
    const client = aClient();
    await draw(client);
    await wechat.tokens({ refused: 'renewed' });
    await wechat.next(CODE, { errcode }, 2);
    expect(await draw(client)).toEqual({ image: null, why: 'later', errcode });
  });

  it.each([{ errcode: 40164 }, { errcode: -1 }, { status: 500 }, { text: '{}' }])(
    'is none for now where the answer is %j',
    async (fault) => {
      await wechat.next(TOKEN, fault);
      expect(await draw(aClient())).toEqual({ image: null, why: 'later', errcode: null });
    },
  );

  it('may be thrown away twenty times a day, half a minute apart', () => {
    const forcing = new Forcing();
    expect([forcing.take(0), forcing.take(29_999), forcing.take(30_000)]).toEqual([true, false, true]);
    for (let n = 2; n < 20; n++) expect(forcing.take(n * 30_000)).toBe(true);
    expect(forcing.take(20 * MINUTE)).toBe(false);
    expect(forcing.take(1440 * MINUTE + 1)).toBe(true);
  });
});
