import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run, tryRun } from './command';
import { waitForLock } from './lock';
import { step } from './progress';

const ENV = { DEBIAN_FRONTEND: 'noninteractive' };
const QUIET = ['-y', '-qq', '--no-install-recommends'];
/** Seconds; another program may be installing. */
const PATIENCE = ['-o', 'DPkg::Lock::Timeout=300'];

/** Whether packages of the system can be had at all. */
export const hasApt = () => existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb');

/** Whether packages of the system may be installed from here: as root, where apt is. */
export const canInstall = () => process.getuid?.() === 0 && hasApt();

/** Installs packages of the system. Only where `canInstall()`. */
export async function aptInstall(packages: string[]): Promise<void> {
  await step(`installing ${packages.join(', ')}`, async () => {
    await update([]);
    await tryRun('dpkg', ['--configure', '-a'], { env: ENV }); // an installation that was cut off, by Ctrl-C perhaps
    await run('apt-get', ['install', ...QUIET, ...PATIENCE, ...packages], { env: ENV });
  });
}

/** Unpacks packages of the system, and what they need beyond what is here, into `folder`: no root, nothing started. Once. Gives the path that runs `program`. Only where `hasApt()`. */
export async function aptUnpack(packages: string[], program: string, folder: string): Promise<string> {
  const home = resolve(folder);
  const lock = await waitForLock(`${home}.lock`);
  try {
    if (!existsSync(home)) await step(`fetching ${packages.join(', ')}`, () => fetchInto(home, packages, program));
  } finally {
    lock.release();
  }
  return join(home, 'run');
}

/** Made beside and then renamed: half of it never counts as there. */
async function fetchInto(home: string, packages: string[], program: string): Promise<void> {
  const [fresh, apt] = [`${home}.new`, `${home}.apt`];
  for (const left of [fresh, apt]) rmSync(left, { recursive: true, force: true });
  for (const made of [fresh, join(apt, 'lists', 'partial'), join(apt, 'archives', 'partial')]) mkdirSync(made, { recursive: true });
  const places = [`Dir::State::Lists=${apt}/lists`, `Dir::Cache=${apt}`, `Dir::Cache::archives=${apt}/archives`];
  const own = ['Debug::NoLocking=1', ...places].flatMap((setting) => ['-o', setting]);
  await update(own);
  await run('apt-get', ['install', ...QUIET, ...own, '--download-only', '--reinstall', ...packages], { env: ENV });
  for (const file of readdirSync(join(apt, 'archives')).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg-deb', ['-x', join(apt, 'archives', file), fresh]);
  }
  writeFileSync(join(fresh, 'run'), starter(program), { mode: 0o755 });
  rmSync(apt, { recursive: true });
  renameSync(fresh, home);
}

/** Its libraries lie beside it, where the system does not look, and so do the plugins by which a client of MariaDB signs in to MySQL 8. */
const starter = (program: string) => `#!/bin/sh
here=$(dirname "$0")
for folder in "$here"/usr/lib/*-linux-gnu*; do LD_LIBRARY_PATH="$folder:$LD_LIBRARY_PATH"; done
for folder in "$here"/usr/lib/*-linux-gnu*/libmariadb3/plugin; do [ -d "$folder" ] && export MARIADB_PLUGIN_DIR="$folder"; done
export LD_LIBRARY_PATH
exec "$here/${program}" "$@"
`;

/** A source that does not answer is no reason to stop: what is asked for may well come from another one. */
const update = (settings: string[]) => tryRun('apt-get', ['update', '-qq', ...settings], { env: ENV });
