import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bar, barOf, report } from './measure';

const KB = 1024;
const DIST = join('miniapp', 'dist');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

const sizeOf = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
const limit = (name: string, bytes: number, most: number): Bar => barOf(name, [bytes / KB], `<= ${most} KB`, (kb) => kb <= most);

function weapp(folder: string): Bar[] {
  const app: { subPackages?: { root: string }[]; subpackages?: { root: string }[] } = JSON.parse(
    readFileSync(join(folder, 'app.json'), 'utf8'),
  );
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => join(folder, root));
  const all = files(folder).filter((path) => !path.endsWith('.map'));
  const main = all.filter((path) => !roots.some((root) => path.startsWith(`${root.replace(/\/$/, '')}/`)));
  return [limit('mini-program, main package', sizeOf(main), 550), limit('mini-program, all packages', sizeOf(all), 2 * KB)];
}

/** What the first page asks for by itself, compressed. */
function h5(folder: string): Bar[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const asked = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(([, path]) => join(folder, path ?? ''));
  const packed = [page, ...asked.map((path) => readFileSync(path))].reduce((sum, content) => sum + gzipSync(content).length, 0);
  return [limit(`H5, first load of ${asked.length + 1} files, gzipped`, packed, 350)];
}

/** (e) How heavy the phone's packages are, of what has been built. */
export function benchSizes(): void {
  console.log('\n── sizes');
  const built = [
    [join(DIST, 'weapp'), 'app.json', weapp],
    [join(DIST, 'h5'), 'index.html', h5],
  ] as const;
  for (const [folder, entry] of built) if (!existsSync(join(folder, entry))) console.log(`  ${folder} has not been built`);
  report(
    'sizes',
    built.flatMap(([folder, entry, weigh]) => (existsSync(join(folder, entry)) ? weigh(folder) : [])),
  );
}
