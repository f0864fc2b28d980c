import { mkdirSync } from 'node:fs';
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from '../../config/env';
import { Refusal } from '../errors';

const MB = 1024 * 1024;
const HOUR = 3_600_000;
/** Of the disk, what stays free. */
const SHARE = 10;
const MOST_MB = 5 * 1024;

const folder = () => resolve(env.FILES_DIR ?? (env.FILES_S3_URL ? join(tmpdir(), 'zero-distance-files') : join('.local', 'files')));

/** The folder of files on this machine, there from now on; throws where it cannot be. */
export function incoming(): string {
  mkdirSync(join(folder(), 'incoming'), { recursive: true, mode: 0o700 });
  return folder();
}

/** Where bytes land while they come in, on the same disk they stay on. */
export const landing = () => join(folder(), 'incoming');

/** Throws NO_ROOM before the disk is full: what stands on the same disk has to go on. */
export async function insistOnRoom(): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(landing());
  const floor = env.FILES_FLOOR_MB ?? Math.min((blocks * bsize) / MB / SHARE, MOST_MB);
  if ((bavail * bsize) / MB < floor) throw new Refusal('NO_ROOM');
}

/** Removes what broke off more than an hour ago. Returns how many. */
export async function clearLanding(now: Date): Promise<number> {
  let cleared = 0;
  for (const name of await readdir(landing())) {
    const path = join(landing(), name);
    const since = await stat(path).catch(() => null);
    if (!since || now.getTime() - since.mtimeMs < HOUR) continue;
    await rm(path, { force: true });
    cleared += 1;
  }
  return cleared;
}
