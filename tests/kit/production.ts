import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

const HOME = join(__dirname, '../..');
const ACCOUNT = 'production';
const PASSWORD = 'k3eF9pXq7LmZ2vWbN8sT';

/** What a county's own server would set, on the database of this test: a fresh key, an account that is not root. */
export async function productionEnv(): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    DEMO: '0',
    DB_URL: await ownAccount(process.env.DB_URL ?? ''),
    DATA_KEYS: `p1:${randomBytes(32).toString('base64')}`,
    FILES_DIR: join(tmpdir(), 'zero-distance-production-files'),
    SMS_URL: 'https://sms.county.gov.cn/codes',
  };
}

/** The database of one's own, reached by somebody who is not root; a server's test account already is somebody else. */
async function ownAccount(url: string): Promise<string> {
  const given = new URL(url);
  if (given.username !== 'root') return url;
  const root = await createConnection(url);
  await root.query(`CREATE USER IF NOT EXISTS ${ACCOUNT}@localhost IDENTIFIED BY '${PASSWORD}'`);
  await root.query(`GRANT ALL ON ${root.escapeId(given.pathname.slice(1))}.* TO ${ACCOUNT}@localhost`);
  await root.end();
  return Object.assign(given, { username: ACCOUNT, password: PASSWORD }).href;
}

/** Starts the built service and gives what it says before it ends; it must end. */
export async function startRefused(env: Record<string, string | undefined>) {
  const child = spawn(process.execPath, [join('cloud', 'bootstrap.js')], {
    cwd: HOME,
    env: { PATH: process.env.PATH, PORT: '7999', ...env },
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const limit = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = await once(child, 'close');
  clearTimeout(limit);
  return { code, said: said.trim() };
}
