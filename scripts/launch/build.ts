import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from './command';
import { waitForLock } from './lock';
import { step } from './progress';

interface Build {
  /** What the output is made from: files and folders, relative to the root of the project. */
  inputs: string[];
  /** Emptied before a build: what is left of a removed source would still be served. */
  outputs: string[];
  make: () => Promise<void>;
}

const NOT_INPUT = new Set(['node_modules', 'dist', '.swc', '.DS_Store']);
const KEPT = join('.local', 'builds');
const CONTRACTS = ['package-lock.json', 'tsconfig.base.json', 'shared-types'];

const compile =
  (folder: string): Build['make'] =>
  () =>
    run('tsc', ['-b', folder]);
const taro =
  (type: string): Build['make'] =>
  () =>
    run('taro', ['build', '--type', type], { cwd: 'miniapp', env: { NODE_ENV: 'production' } });

export const builds = {
  contracts: { inputs: CONTRACTS, outputs: ['shared-types/dist', 'shared-types/tsconfig.tsbuildinfo'], make: compile('shared-types') },
  service: {
    inputs: [...CONTRACTS, 'cloud/src', 'cloud/tsconfig.json', 'cloud/package.json'],
    outputs: ['cloud/dist', 'cloud/tsconfig.tsbuildinfo'],
    make: compile('cloud'),
  },
  'h5 pages': {
    inputs: [...CONTRACTS, 'miniapp'],
    outputs: ['miniapp/dist/h5'],
    make: async () => {
      await taro('h5')();
      compress('miniapp/dist/h5');
    },
  },
  'weapp pages': { inputs: [...CONTRACTS, 'miniapp'], outputs: ['miniapp/dist/weapp'], make: taro('weapp') },
} satisfies Record<string, Build>;

/** A `.gz` beside every page, script and style: compressed once here, not at every visit over a bad line. */
function compress(folder: string) {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, entry);
    if (/\.(js|css|html|svg|json)$/.test(file)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

/** Builds unless the output of the very same inputs is still there. */
export async function build(name: keyof typeof builds): Promise<void> {
  const wanted: Build = builds[name];
  await keepBuild(name.replace(' ', '-'), wanted, (make) => step(`building the ${name}`, make));
}

/** `build` with the builder and the folder of marks given: what a test can plant. */
export async function keepBuild(
  name: string,
  { inputs, outputs, make }: Build,
  around = (work: () => Promise<void>) => work(),
  kept = KEPT,
): Promise<void> {
  const lock = await waitForLock(join(kept, `${name}.lock`));
  try {
    const mark = join(kept, name);
    const hash = hashOf(inputs);
    if (existsSync(mark) && readFileSync(mark, 'utf8') === hash && outputs.every((output) => existsSync(output))) return;
    for (const gone of [mark, ...outputs]) rmSync(gone, { recursive: true, force: true });
    await around(make);
    mkdirSync(kept, { recursive: true });
    writeFileSync(mark, hash);
  } finally {
    lock.release();
  }
}

/** One hash over the names and contents of files and folders. */
export function hashOf(paths: string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash: Hash, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!NOT_INPUT.has(name) && !name.endsWith('.tsbuildinfo')) addTo(hash, join(path, name));
  } else {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
}
