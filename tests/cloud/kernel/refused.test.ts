import { randomBytes } from 'node:crypto';
import { startProcess } from '../../kit/process';
import { productionEnv, startRefused } from '../../kit/production';

let sound: Record<string, string>;
beforeAll(async () => {
  sound = await productionEnv();
});

const key = () => randomBytes(32).toString('base64');
const TYPED = Buffer.from('countycountycountycountycounty12').toString('base64');
const SOUND_DB = 'mysql://app:k3eF9pXq7LmZ2vWbN8sT@db/zero';

/** What is changed in a sound production, and what is said about it. */
const REFUSED: [what: string, change: Record<string, string | undefined>, said: string][] = [
  ['demo people', { DEMO: '1' }, 'DEMO=1 is refused in production'],
  ['demo people where nobody said what this is', { NODE_ENV: undefined, DEMO: '1' }, 'DEMO=1 is refused in production'],
  ['no way to send a code', { SMS_URL: undefined }, 'production needs SMS_URL, or nobody could sign in'],
  ['a key of nothing but zeroes', { DATA_KEYS: `k1:${'A'.repeat(43)}=` }, 'DATA_KEYS holds a key that can be guessed'],
  ['a key typed by hand', { DATA_KEYS: `k2:${key()},k1:${TYPED}` }, 'DATA_KEYS holds a key that can be guessed'],
  ['a key that is too short', { DATA_KEYS: 'k1:c2hvcnQ=' }, 'check DATA_KEYS'],
  ['no key at all', { DATA_KEYS: undefined }, 'check DATA_KEYS'],
  ['the root account', { DB_URL: 'mysql://root:k3eF9pXq7LmZ2vWbN8sT@db/zero' }, 'DB_URL needs an account of its own'],
  ['root over a socket', { DB_URL: 'mysql://root@localhost/zero?socketPath=/run/m.sock' }, 'DB_URL needs an account of its own'],
  ['an account without a password', { DB_URL: 'mysql://app@db/zero' }, 'DB_URL needs an account of its own'],
  ['a short password', { DB_URL: 'mysql://app:app@db/zero' }, 'DB_URL needs an account of its own'],
  ['the password of the example', { DB_URL: 'mysql://app:changeme-changeme@db/zero' }, 'DB_URL needs an account of its own'],
  ['something that is no database', { DB_URL: 'postgres://app@db/zero' }, 'check DB_URL'],
  ['a short token', { SMS_TOKEN: 'abc' }, 'SMS_TOKEN is shorter than 16 characters'],
  ['the token of the example', { SMS_TOKEN: 'your-secret-token-here' }, 'SMS_TOKEN is shorter than 16 characters or taken from an example'],
  ['the push token of the example', { WECHAT_PUSH_TOKEN: 'mytoken' }, 'WECHAT_PUSH_TOKEN is shorter than 16 characters'],
  [
    'the WeChat secret of the example',
    { WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'your-app-secret-here' },
    'WECHAT_SECRET is shorter',
  ],
  ['a WeChat of this machine', { WECHAT_URL: 'https://127.0.0.1:9000' }, 'WECHAT_URL must be WeChat itself over https'],
  ['a WeChat of this machine by name', { WECHAT_URL: 'https://localhost:9000' }, 'WECHAT_URL must be WeChat itself over https'],
  ['a WeChat without TLS', { WECHAT_URL: 'http://api.weixin.qq.com' }, 'WECHAT_URL must be WeChat itself over https'],
  ['no place for what people upload', { FILES_DIR: undefined }, 'production needs FILES_DIR or FILES_S3_URL'],
  ['a folder of files that moves with the start', { FILES_DIR: 'files' }, 'FILES_DIR must begin with a slash'],
  [
    'a bucket without its key',
    { FILES_S3_URL: 'https://files.county.gov.cn/zero' },
    'FILES_S3_URL, FILES_S3_KEY and FILES_S3_SECRET belong together',
  ],
  [
    'a bucket elsewhere without TLS',
    { FILES_S3_URL: 'http://files.county.gov.cn/zero', FILES_S3_KEY: 'county', FILES_S3_SECRET: 'k3eF9pXq7LmZ2vWbN8' },
    'FILES_S3_URL must begin with https://',
  ],
  [
    'a bucket with the secret of the example',
    { FILES_S3_URL: 'https://files.county.gov.cn/zero', FILES_S3_KEY: 'county', FILES_S3_SECRET: 'minioadmin' },
    'FILES_S3_SECRET is shorter than 16 characters',
  ],
  ['a bucket that is none', { FILES_S3_URL: 'files', FILES_S3_KEY: 'county', FILES_S3_SECRET: 'k3eF9pXq7LmZ2vWbN8' }, 'check FILES_S3_URL'],
  ['pages without TLS', { PUBLIC_URL: 'http://county.gov.cn', HTTPS: '1' }, 'PUBLIC_URL must begin with https://'],
  ['TLS that the service does not know of', { PUBLIC_URL: 'https://county.gov.cn', HTTPS: '0' }, 'PUBLIC_URL is https, so HTTPS must be 1'],
  ['the whole network without TLS', { HOST: '0.0.0.0' }, 'HOST is open to the network'],
  ['the whole network, by its other name', { HOST: '::' }, 'HOST is open to the network'],
  ['an open Redis', { REDIS_URL: 'redis://redis:6379' }, 'REDIS_URL on another machine needs a password'],
  ['a Redis with a short word', { REDIS_URL: 'redis://:pass@redis:6379' }, 'REDIS_URL on another machine needs a password'],
  ['what is no Redis', { REDIS_URL: 'http://redis' }, 'check REDIS_URL'],
  ['numbers on the public port', { METRICS_PORT: '7999' }, 'METRICS_PORT must be another port than PORT'],
  ['a port that is none', { PORT: '70000' }, 'check PORT'],
  ['an endless pool', { DB_POOL: '9999' }, 'check DB_POOL'],
];

describe('xK1 production does not start with', () => {
  it.each(REFUSED)('%s, and says so in one sentence', async (_, change, sentence) => {
    const { code, said } = await startRefused({ ...sound, DB_URL: SOUND_DB, ...change });
    expect(said.split('\n')).toHaveLength(1);
    expect(said).toContain(`the service stops: configuration: ${sentence}`);
    expect(code).toBe(1);
    // A value may be a secret: only its name is said.
    for (const value of Object.values(change)) if (value && value.length > 4) expect(said).not.toContain(value);
  });

  it("tests' own switches", async () => {
    for (const change of [{ CRASH_AT: 'before-commit:1' }, { PLANTED: 'compareAndSet' }]) {
      const { code, said } = await startRefused({ ...sound, DB_URL: SOUND_DB, ...change });
      expect([code, said]).toEqual([1, 'the service stops: configuration: CRASH_AT and PLANTED are for tests']);
    }
  });

  it('but starts with what a county would set', async () => {
    const service = await startProcess({ ...sound, HOME: '' });
    expect((await service.stop()).code).toBe(0);
  }, 60_000);
});
