import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processStart } from './process-age';

export interface Holder {
  pid: number;
  start: string;
  note: string;
}

export interface Lock {
  release(): void;
}

/** The living process that holds `file`; null when it is free or its holder is gone. */
export function holderOf(file: string): Holder | null {
  try {
    const holder: Holder = JSON.parse(readFileSync(file, 'utf8'));
    return processStart(holder.pid) === holder.start ? holder : null;
  } catch {
    return null;
  }
}

/** Takes the lock, or says who holds it. `note` is what a second comer is told. */
export function takeLock(file: string, note: string): Lock | Holder {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const mine: Holder = { pid: process.pid, start: processStart(process.pid) ?? '', note };
  if (!writeNew(file, mine)) {
    const holder = holderOf(file);
    if (holder) return holder;
    rmSync(file, { force: true });
    if (!writeNew(file, mine)) return holderOf(file) ?? mine;
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** Waits until the lock is free and takes it. */
export async function waitForLock(file: string): Promise<Lock> {
  const taken = takeLock(file, '');
  if ('release' in taken) return taken;
  await pause(200);
  return waitForLock(file);
}

function writeNew(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
