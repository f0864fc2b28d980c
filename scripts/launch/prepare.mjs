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
export async function install(folder = root) {
  const kept = join(folder, '.local', 'installed');
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(process.version)
    .digest('hex');
  const installed =
    existsSync(kept) && readFileSync(kept, 'utf8') === hash && existsSync(join(folder, 'node_modules', '.package-lock.json'));
  if (installed) return;
  await npmCi(folder);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, hash);
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
