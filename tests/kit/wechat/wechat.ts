import { env } from '../../../cloud/src/config/env';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type Heard, startFake } from './fake';
import { ACCOUNT } from './fake.account';
import type { Fault } from './fake.faults';
import { openidOf, type SentMessage } from './fake.platform';
import type { Pushed } from './fake.push';

export type Wechat = Awaited<ReturnType<typeof openWechat>>;
/** The template of a test that cares for none in particular. */
export const TEMPLATE = 'T'.repeat(43);

/** A stand-in for the platform of its own, and a service that asks nobody else. */
export async function openWechat() {
  const fake = await startFake();
  fake.unref();
  Object.assign(env, {
    WECHAT_URL: fake.url,
    WECHAT_APPID: ACCOUNT.appid,
    WECHAT_SECRET: ACCOUNT.secret,
    WECHAT_PUSH_TOKEN: ACCOUNT.token,
    WECHAT_PUSH_KEY: ACCOUNT.key,
  });
  const tell = async <T>(what: string, body: object = {}): Promise<T> => {
    const answer = await fetch(`${fake.url}/__fake/${what}`, { method: 'POST', body: JSON.stringify(body) });
    return (await answer.json()) as T;
  };
  return {
    url: fake.url,
    openidOf,
    /** A fresh code of wx.login for this person. */
    loginCode: (who: string) => `${who}.${newKey()}`,
    /** A fresh code of the phone button for this number. */
    phoneCode: (phone: string) => `${phone}.${newKey()}`,
    /** What the next calls of an endpoint meet. */
    next: (path: string, fault: Fault, times: number | 'always' = 1) => tell('next', { path, times, ...fault }),
    release: async () => (await tell<{ released: number }>('release')).released,
    forget: () => tell('forget'),
    sent: () => tell<SentMessage[]>('sent'),
    calls: async (path: string) => (await tell<Heard[]>('calls')).filter((call) => call.path === path),
    credits: (openid: string, left: number, template = TEMPLATE) => tell('credits', { openid, template, left }),
    tokens: (lot: { seconds?: number; refused?: 'gone' | 'renewed' }) => tell('tokens', lot),
    push: (pushed: Pushed) => tell<{ status: number; text: string }>('push', pushed),
    close: async () => {
      env.WECHAT_APPID = undefined;
      await fake.close();
    },
  };
}
