import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** When a process began, in the system's own words; null when there is none. A pid alone is no identity: it is used again. */
export function processStart(pid: number): string | null {
  if (existsSync('/proc/self/stat')) {
    const stat = readOrNull(`/proc/${pid}/stat`);
    // The name in brackets may hold spaces; what follows it does not. Field 22 is the start, in ticks since boot.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && fields[0] !== 'Z' ? (fields[19] ?? null) : null;
  }
  return ps(pid, 'lstart');
}

/** The command line of a process; null when there is none. */
export function processCommand(pid: number): string | null {
  if (existsSync('/proc/self/stat')) return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null;
  return ps(pid, 'args');
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
