import { isAbsolute } from 'node:path';
import type { Env } from './env';

/** A setting that would harm somebody where real people are served, and the one sentence that says so. */
interface Danger {
  when: (env: Env) => boolean;
  say: string;
}

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|::1)$/;
const isLoopback = (host: string) => LOOPBACK.test(host);
const hostOf = (url: string | undefined) => (url === undefined ? '' : new URL(url).hostname);
const isPlain = (url: string | undefined) => url?.startsWith('http:') ?? false;

/** Nobody draws so few different bytes: such a key was typed, or copied from an example. */
const GUESSABLE = 16;
const isGuessableKey = (key: string) => new Set(Buffer.from(key.split(':')[1] ?? '', 'base64')).size < GUESSABLE;

const EXAMPLES = /change.?me|example|secret|passw|default|token|123456|qwerty|demo|test|…|\.\.\./i;
const SHORTEST = 16;
/** A secret somebody chose without thinking; an absent one is another question. */
const isWeak = (secret: string | undefined) => Boolean(secret) && ((secret?.length ?? 0) < SHORTEST || EXAMPLES.test(secret ?? ''));

function isWeakAccount(url: string): boolean {
  const { username, password, searchParams } = new URL(url);
  // Over a socket of its own machine the server may know the account by the system's user.
  if (password === '') return !searchParams.has('socketPath') || username === 'root';
  return username === 'root' || isWeak(decodeURIComponent(password));
}

const isOpenRedis = (url: string | undefined) =>
  url !== undefined && !isLoopback(hostOf(url)) && !(new URL(url).password.length >= SHORTEST);

/** What production refuses. Each is tried by a process of its own in tests/cloud/kernel/refused.test.ts. */
const DANGERS: readonly Danger[] = [
  { when: (e) => Boolean(e.CRASH_AT || e.PLANTED), say: 'CRASH_AT and PLANTED are for tests' },
  { when: (e) => e.DEMO === '1', say: 'DEMO=1 is refused in production' },
  { when: (e) => !e.SMS_URL, say: 'production needs SMS_URL, or nobody could sign in' },
  {
    when: (e) => e.DATA_KEYS.split(',').some(isGuessableKey),
    say: 'DATA_KEYS holds a key that can be guessed: make one with openssl rand -base64 32',
  },
  { when: (e) => isWeakAccount(e.DB_URL), say: 'DB_URL needs an account of its own (not root) with a password of 16 characters or more' },
  { when: (e) => isWeak(e.SMS_TOKEN), say: 'SMS_TOKEN is shorter than 16 characters or taken from an example' },
  { when: (e) => isWeak(e.WECHAT_SECRET), say: 'WECHAT_SECRET is shorter than 16 characters or taken from an example' },
  { when: (e) => isWeak(e.WECHAT_PUSH_TOKEN), say: 'WECHAT_PUSH_TOKEN is shorter than 16 characters or taken from an example' },
  {
    when: (e) => isPlain(e.WECHAT_URL) || isLoopback(hostOf(e.WECHAT_URL)),
    say: 'WECHAT_URL must be WeChat itself over https, not this machine',
  },
  { when: (e) => !e.FILES_DIR && !e.FILES_S3_URL, say: 'production needs FILES_DIR or FILES_S3_URL: a place for what people upload' },
  { when: (e) => e.FILES_DIR !== undefined && !isAbsolute(e.FILES_DIR), say: 'FILES_DIR must begin with a slash in production' },
  {
    when: (e) => isPlain(e.FILES_S3_URL) && !isLoopback(hostOf(e.FILES_S3_URL)),
    say: 'FILES_S3_URL must begin with https:// where it leaves this machine',
  },
  { when: (e) => isWeak(e.FILES_S3_SECRET), say: 'FILES_S3_SECRET is shorter than 16 characters or taken from an example' },
  { when: (e) => isPlain(e.PUBLIC_URL), say: 'PUBLIC_URL must begin with https:// in production' },
  { when: (e) => e.PUBLIC_URL !== undefined && e.HTTPS === '0', say: 'PUBLIC_URL is https, so HTTPS must be 1 (the proxy ends TLS)' },
  { when: (e) => !isLoopback(e.HOST) && e.HTTPS === '0', say: 'HOST is open to the network: put a proxy that ends TLS before it, HTTPS=1' },
  { when: (e) => isOpenRedis(e.REDIS_URL), say: 'REDIS_URL on another machine needs a password of 16 characters or more' },
];

/** The first sentence that applies; undefined where nothing is amiss. */
export function dangerIn(env: Env): string | undefined {
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT === env.PORT) return 'METRICS_PORT must be another port than PORT';
  return env.NODE_ENV === 'production' ? DANGERS.find(({ when }) => when(env))?.say : undefined;
}
