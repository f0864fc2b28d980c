import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command';
import { Complaint } from './complaint';
import { waitForLock } from './lock';
import { step } from './progress';

export interface Pinned {
  /** `name@version` as npm reads it. */
  spec: string;
  /** `sha512-…` of the package. */
  integrity: string;
  /** What is kept of it. */
  files: string[];
}

/** Fetches a package through npm and keeps some of its files in `folder`, prepared by `finish`; once, and only the very package that is pinned. */
export async function unpackPinned(pinned: Pinned, folder: string, finish: (fresh: string) => Promise<void>): Promise<string> {
  const home = resolve(folder);
  const lock = await waitForLock(`${home}.lock`);
  try {
    if (!existsSync(home)) await step(`fetching ${pinned.spec}`, () => fetchInto(home, pinned, finish));
  } finally {
    lock.release();
  }
  return home;
}

/** Made beside and then renamed: half of it never counts as there. */
async function fetchInto(home: string, { spec, integrity, files }: Pinned, finish: (fresh: string) => Promise<void>): Promise<void> {
  const [fresh, packed] = [`${home}.new`, `${home}.tgz`];
  for (const folder of [fresh, packed]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  try {
    await run('npm', ['pack', spec, '--pack-destination', packed, '--ignore-scripts', '--loglevel=error']);
    const archive = join(packed, readdirSync(packed)[0] ?? '');
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Complaint(`${spec} is not the package that is pinned: ${found}.`);
    await run('tar', ['-xzf', archive, '-C', fresh, '--strip-components=1', ...files.map((file) => `package/${file}`)]);
    await finish(fresh);
    renameSync(fresh, home);
  } finally {
    for (const left of [fresh, packed]) rmSync(left, { recursive: true, force: true });
  }
}
