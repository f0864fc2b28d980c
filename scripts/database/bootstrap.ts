import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from '../launch/complaint';
import type { ServerBinary } from './server-binary';

const SYSTEM_TABLES = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql'];
const SMALL = ['--innodb-buffer-pool-size=16M', '--innodb-log-file-size=8M', '--log-warnings=0', '--enforce-storage-engine='];

/** MariaDB refuses to run as root unless told so. */
export const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/** Makes an empty server with the schema `app` in `data`. Made beside and then renamed: half a server never counts as one. */
export async function bootstrap({ mariadbd, share }: ServerBinary, data: string): Promise<void> {
  if (existsSync(data)) return;
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const tables = SYSTEM_TABLES.map((file) => readFileSync(join(share, file), 'utf8'));
  // Each statement on a line of its own: the bootstrap reader wants it so.
  const sql = [
    'create database mysql;',
    'use mysql;',
    ...tables,
    'create database app character set utf8mb4 collate utf8mb4_unicode_ci;',
    '',
  ].join('\n');
  await feed(mariadbd, ['--no-defaults', '--bootstrap', `--datadir=${fresh}`, `--tmpdir=${fresh}`, ...SMALL, ...asRoot()], sql);
  renameSync(fresh, data);
}

function feed(command: string, args: string[], input: string): Promise<void> {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk).slice(-2000);
  });
  child.stdin.on('error', () => {}); // a server that gave up says why on its error output
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Complaint(`The database could not be made: ${error.message}`)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Complaint(`The database could not be made (exit code ${code}). ${errors}`)),
    );
  });
}
