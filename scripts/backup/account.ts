import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Complaint } from '../launch/complaint';

/** The owner's address from the environment: a backup reads every table, triggers included. */
export function ownerUrl(): string {
  const url = process.env.DB_OWNER_URL ?? process.env.DB_URL;
  if (!url) throw new Complaint('DB_OWNER_URL is not set: a backup needs the owner account, like mysql://owner:password@host/database.');
  return url;
}

export const databaseIn = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Runs with the account in a file only we can read: an argument would show the password to everybody on the machine. */
export async function withAccount<T>(url: string, work: (option: string) => Promise<T>): Promise<T> {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const socket = searchParams.get('socketPath');
  const place = socket ? [`socket=${quoted(socket)}`] : [`host=${quoted(hostname)}`, `port=${port || 3306}`, 'protocol=tcp'];
  const secret = password === '' ? [] : [`password=${quoted(decodeURIComponent(password))}`];
  const folder = mkdtempSync(join(tmpdir(), 'account-'));
  const file = join(folder, 'my.cnf');
  try {
    writeFileSync(file, ['[client]', ...place, `user=${quoted(decodeURIComponent(username))}`, ...secret, ''].join('\n'), { mode: 0o600 });
    return await work(`--defaults-file=${file}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
