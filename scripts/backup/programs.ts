import { join } from 'node:path';
import { aptUnpack, hasApt } from '../launch/apt';
import { Complaint } from '../launch/complaint';
import { onPath } from '../launch/on-path';

/** What the two programs are called, MariaDB's first, and the package of Debian that holds them. */
const PROGRAMS = {
  dump: { names: ['mariadb-dump', 'mysqldump'], pack: 'mariadb-client', at: 'usr/bin/mariadb-dump' },
  client: { names: ['mariadb', 'mysql'], pack: 'mariadb-client-core', at: 'usr/bin/mariadb' },
} as const;

/** The path of the program that dumps, or of the client that reads a dump: of this machine, else unpacked into .local; else says what to do. */
export async function databaseProgram(which: keyof typeof PROGRAMS): Promise<string> {
  const { names, pack, at } = PROGRAMS[which];
  const found = onPath([...names]);
  if (found) return found;
  if (!hasApt()) throw new Complaint(`${names.join(' or ')} was not found: install the client of MariaDB or MySQL.`);
  return aptUnpack([pack], at, join('.local', 'packages', pack));
}
