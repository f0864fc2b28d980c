import { join } from 'node:path';
import { aptUnpack, hasApt } from './apt';
import { Complaint } from './complaint';
import { onPath } from './on-path';

const ADVICE =
  'No redis-server was found. Install it (Debian, Ubuntu: sudo apt-get install redis-server · Fedora: sudo dnf install redis · macOS: brew install redis) and run this again.';

/** The path of a Redis server: the one of this machine, else one unpacked into .local from the system's packages; else says what to do. */
export async function redisServer(path = process.env.PATH, folder = join('.local', 'packages', 'redis')): Promise<string> {
  const found = onPath(['redis-server'], path);
  if (found) return found;
  if (!hasApt()) throw new Complaint(ADVICE);
  // Debian keeps the program itself in redis-tools; redis-server is a link to it.
  return aptUnpack(['redis-server', 'redis-tools'], 'usr/bin/redis-server', folder);
}
