import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { ownerUrl } from './backup/account';
import { inspect, restore } from './backup/restore';
import { Complaint, runOrComplain } from './launch/complaint';

/** `npm run restore-drill -- dump.sql.gz [--keep]` with DB_OWNER_URL: restores beside the real database, looks at everything, and drops it again. */
async function main(): Promise<void> {
  const [file, ...flags] = process.argv.slice(2);
  if (!file) throw new Complaint('Which dump? npm run restore-drill -- backups/zero-….sql.gz [--keep]');
  const url = ownerUrl();
  const database = `drill_${randomBytes(4).toString('hex')}`;
  const begun = performance.now();
  try {
    await restore(url, file, database);
    const { tables, rows, subjects, problems } = await inspect(Object.assign(new URL(url), { pathname: `/${database}` }).href, file);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    for (const problem of problems) console.error(`✗ ${problem}`);
    if (problems.length > 0) throw new Complaint(`The backup does not hold what it should: ${problems.length} problems.`);
    console.log(`✓ ${file}: ${tables} tables, ${rows} rows, ${subjects} timelines whole, every rule holds, ${seconds} s`);
    if (flags.includes('--keep')) console.log(`Kept as ${database}.`);
  } finally {
    if (!flags.includes('--keep')) await drop(url, database);
  }
}

async function drop(url: string, database: string) {
  const server = await createConnection(url);
  await server.query('DROP DATABASE IF EXISTS ??', [database]).finally(() => server.end());
}

void runOrComplain(main);
