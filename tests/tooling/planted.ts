import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { tryRun } from '../../scripts/launch/command';

const made: string[] = [];

/** A small project with the real settings and the given files, in which a tool is set loose. */
export function plant(files: Record<string, string>, settings: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  made.push(folder);
  for (const file of settings) cpSync(resolve(file), join(folder, file));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a tool of the project in a planted one. */
export const look = (cwd: string, command: string, ...args: string[]) => tryRun(command, args, { cwd });

/** Removes what was planted. */
export function uproot(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
