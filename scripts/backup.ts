import { join } from 'node:path';
import { ownerUrl } from './backup/account';
import { backup } from './backup/dump';
import { Complaint, runOrComplain } from './launch/complaint';

/** `npm run backup [-- folder]` with DB_OWNER_URL; BACKUP_KEEP files stay (14). The service goes on meanwhile. */
async function main(): Promise<void> {
  const [folder = process.env.BACKUP_DIR ?? join('.local', 'backups')] = process.argv.slice(2);
  const keep = Number(process.env.BACKUP_KEEP ?? 14);
  if (!Number.isInteger(keep) || keep < 1) throw new Complaint('BACKUP_KEEP must be a number of 1 or more.');
  console.log(await backup(ownerUrl(), folder, { keep }));
}

void runOrComplain(main);
