import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { aptInstall, canInstall } from '../launch/apt';
import { tryRun } from '../launch/command';
import { Complaint } from '../launch/complaint';
import { isExecutable } from '../launch/on-path';

export interface ServerBinary {
  mariadbd: string;
  /** The folder with mysql_system_tables.sql and its like. */
  share: string;
}

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/libexec'];
const ADVICE =
  'No MariaDB server was found. Install it (Debian, Ubuntu: sudo apt-get install mariadb-server-core · Fedora: sudo dnf install mariadb-server · macOS: brew install mariadb) and run this again.';

/** The MariaDB server of this machine; installs the small package where that is possible, else says what to do. */
export async function findServer(path = process.env.PATH ?? ''): Promise<ServerBinary> {
  const found = await lookForServer(path);
  if (found) return found;
  if (!canInstall()) throw new Complaint(ADVICE);
  await aptInstall(['mariadb-server-core']);
  const installed = await lookForServer(path);
  if (!installed) throw new Complaint(ADVICE);
  return installed;
}

/** Complains before anything else is begun where there is no server and none can be installed. */
export async function checkServer(path = process.env.PATH ?? ''): Promise<void> {
  if (!canInstall() && !(await lookForServer(path))) throw new Complaint(ADVICE);
}

async function lookForServer(path: string): Promise<ServerBinary | null> {
  const folders = [...path.split(delimiter), ...SYSTEM_FOLDERS];
  for (const file of ['mariadbd', 'mysqld'].flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const share = isExecutable(file) ? shareOf(file) : null;
    if (share && (await isMariadb(file))) return { mariadbd: file, share };
  }
  return null;
}

/** `mysqld` may be MySQL itself, which is set up in another way. */
const isMariadb = async (file: string) => (await tryRun(file, ['--version'])).output.includes('MariaDB');

function shareOf(file: string): string | null {
  const prefix = join(dirname(realpathSync(file)), '..');
  const folders = [prefix, '/usr'].flatMap((base) => [join(base, 'share', 'mysql'), join(base, 'share', 'mariadb')]);
  return folders.find((folder) => existsSync(join(folder, 'mysql_system_tables.sql'))) ?? null;
}
