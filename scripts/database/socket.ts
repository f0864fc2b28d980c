import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Complaint } from '../launch/complaint';

/** The kernel's limit is 107 bytes (103 on macOS). */
const LONGEST = 100;

/** Where the server's socket lies: in its folder, or, where that path is too long for a socket, in a private folder under the temporary one. */
export function socketIn(folder: string, temporary = tmpdir()): string {
  const near = join(folder, 'm.sock');
  if (Buffer.byteLength(near) <= LONGEST) return near;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const far = join(temporary, `mariadb-${process.getuid?.() ?? 0}-${name}`);
  mkdirSync(far, { recursive: true, mode: 0o700 });
  const found = lstatSync(far);
  const mine = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (!mine) throw new Complaint(`${far} belongs to somebody else: remove it and run this again.`);
  return join(far, 'm.sock');
}
