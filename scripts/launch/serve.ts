import { join } from 'node:path';
import { build } from './build';
import { startGuarded } from './command';
import { Complaint, runOrComplain } from './complaint';
import { checkPortFree, chosenPort, h5Folder } from './service';

/** The service alone, as in production: no demo, the database and the keys are given. */
async function serve(): Promise<void> {
  const { DB_URL, DATA_KEYS, HOST = '127.0.0.1' } = process.env;
  if (!DB_URL)
    throw new Complaint('DB_URL is not set: give the database as mysql://user:password@host/name (npm start brings one of its own).');
  if (!DATA_KEYS) throw new Complaint('DATA_KEYS is not set: give the keys of the personal fields as id:key (32 bytes in base64).');
  const port = chosenPort();
  await checkPortFree(port, HOST);
  const contracts = build('contracts');
  await Promise.all([contracts.then(() => build('service')), build('h5 pages')]);
  const env = { ...process.env, NODE_ENV: 'production', DEMO: '0', HOST, PORT: String(port), H5_DIR: h5Folder() };
  const service = startGuarded(process.execPath, [join('cloud', 'bootstrap.js')], env);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void service.stop());
  console.log(`http://${HOST}:${port}`);
  process.exitCode = await service.ended;
}

void runOrComplain(serve);
