import { createServer } from 'node:net';
import { join } from 'node:path';
import { ACCOUNT, CONFIGURED } from '../../tests/kit/wechat/fake.account';
import { type Guarded, startGuarded } from './command';
import { waitForAnswer } from './service';

const HOST = '127.0.0.1';

export interface StandIn extends Guarded {
  url: string;
  /** What the service has to know of it. */
  env: Record<string, string>;
}

/** WeChat for a demo without a mini-program: answers as its documents say, and keeps what it was asked to send. Null where there is a real one. */
export async function startWechat(): Promise<StandIn | null> {
  if (process.env.WECHAT_APPID) return null;
  const port = await freePort();
  const url = `http://${HOST}:${port}`;
  const tsx = join('node_modules', '.bin', 'tsx');
  const part = startGuarded(tsx, [join('tests', 'kit', 'wechat', 'fake-wechat.ts')], { ...process.env, PORT: String(port) }, 'ignore');
  await waitForAnswer(`${url}/__fake/sent`, part.ended);
  const env = {
    WECHAT_URL: url,
    WECHAT_APPID: ACCOUNT.appid,
    WECHAT_SECRET: ACCOUNT.secret,
    WECHAT_PUSH_TOKEN: ACCOUNT.token,
    WECHAT_PUSH_KEY: ACCOUNT.key,
    WECHAT_TEMPLATES: CONFIGURED,
  };
  return { ...part, url, env };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((free) => probe.listen(0, HOST, free));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}
