// Plain Node without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST = [20, 19, 0];

/** Throws one clear line when `version` (like '20.19.0') is older than the product runs on. */
export function checkNode(version) {
  const parts = version.split('.').map(Number);
  const different = OLDEST.findIndex((part, at) => parts[at] !== part);
  if (different >= 0 && parts[different] < OLDEST[different]) {
    throw new Error(`Node ${version} is too old: this needs Node ${OLDEST.join('.')} or newer (https://nodejs.org).`);
  }
}

/** Installs the dependencies when the lockfile is not the one installed last. */
export async function install(folder = root, ci = npmCi) {
  const kept = join(folder, '.local', 'installed');
  const lockfile = readFileSync(join(folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).update(process.version).digest('hex');
  const known = existsSync(kept) && readFileSync(kept, 'utf8') === hash;
  if (known && existsSync(join(folder, 'node_modules'))) return;
  if (!agrees(folder, JSON.parse(lockfile))) await ci(folder);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, hash);
}

/** Whether somebody has already installed exactly this by hand. npm writes down what it put into node_modules; other systems' packages stay out. */
function agrees(folder, { packages }) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(packages).every(
    ([path, { version, optional, peer, link }]) =>
      !path.includes('node_modules/') || link || optional || peer || present[path]?.version === version,
  );
}

function npmCi(folder) {
  const begun = Date.now();
  const say = () => console.log(`... installing dependencies ${Math.round((Date.now() - begun) / 1000)} s`);
  say();
  const ticking = setInterval(say, 5000);
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--no-progress', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'development' },
    });
    npm.on('error', () => reject(new Error('npm was not found: install Node with npm.')));
    npm.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci failed (exit code ${code}): see the lines above.`))));
  }).finally(() => clearInterval(ticking));
}

/** Checks Node, installs, then runs a TypeScript file of this folder in this process. */
export async function prepareAndRun(file) {
  try {
    checkNode(process.versions.node);
    process.chdir(root);
    await install();
    await import('tsx');
    await import(`./${file}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
