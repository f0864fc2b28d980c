import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type AppJson, pagesOf } from './pages';

interface Declared extends AppJson {
  lazyCodeLoading?: string;
  __usePrivacyCheck__?: boolean;
  requiredPrivateInfos?: string[];
  permission?: Record<string, unknown>;
}
export interface Package {
  dist: string;
  files: string[];
  app: Declared;
  /** Folders of the subpackages. */
  roots: string[];
  read: (file: string) => string;
  has: (file: string) => boolean;
}
/** Says in words what is wrong; nothing where nothing is. */
export type Check = (of: Package) => string[];

export function openPackage(dist: string): Package {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(dist, file)).isFile());
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  const app = JSON.parse(read('app.json')) as Declared;
  return { dist, files, app, roots: (app.subPackages ?? []).map(({ root }) => root), read, has: (file) => existsSync(join(dist, file)) };
}

const KB = 1024;
const PARTS = ['js', 'json', 'wxml'];
/** Bytes of a main package, of one room, of everything, of one icon of the tab bar. */
const BARS = { main: 550 * KB, room: 200 * KB, all: 2048 * KB, icon: 40 * KB };

const sizeOf = ({ dist }: Package, files: string[]) => files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
const isIn = (root: string) => (file: string) => file.startsWith(`${root}/`);
export const sizes = (of: Package) => ({
  main: sizeOf(
    of,
    of.files.filter((file) => !of.roots.some((root) => isIn(root)(file))),
  ),
  rooms: Object.fromEntries(of.roots.map((root) => [root, sizeOf(of, of.files.filter(isIn(root)))])),
  all: sizeOf(of, of.files),
});

const withParts = ({ has }: Package, page: string) => PARTS.map((part) => `${page}.${part}`).filter((file) => !has(file));

/** The components that a page or component uses, each with its parts. */
function lackingComponents(of: Package, file: string) {
  const { usingComponents = {} } = JSON.parse(of.read(file)) as { usingComponents?: Record<string, string> };
  return Object.values(usingComponents)
    .map((path) => (path.startsWith('/') ? path.slice(1) : posix.join(dirname(file), path)))
    .flatMap((path) => withParts(of, path));
}

export const STRUCTURE: Record<string, Check> = {
  'has every page with its parts, and every component those use': (of) => {
    const json = of.files.filter((file) => file.endsWith('.json') && !file.includes('project.config') && file !== 'app.json');
    return [...pagesOf(of.app).flatMap((page) => withParts(of, page)), ...json.flatMap((file) => lackingComponents(of, file))].map(
      (file) => `${file} is missing`,
    );
  },
  'keeps every subpackage apart, and preloads only what exists': ({ app, roots }) => [
    ...app.pages.filter((page) => roots.some((root) => isIn(root)(page))).map((page) => `${page} is of the main package and of another`),
    ...roots.filter((root) => roots.some((other) => isIn(other)(root))).map((root) => `${root} lies inside another`),
    ...Object.entries(app.preloadRule ?? {}).flatMap(([page, { packages }]) => [
      ...(pagesOf(app).includes(page) ? [] : [`${page} preloads and is no page`]),
      ...packages.filter((name) => !roots.includes(name)).map((name) => `${name} is preloaded and is no package`),
    ]),
  ],
  'draws its own tab bar over two to five tabs of the main package': (of) => {
    const { custom, list = [] } = of.app.tabBar ?? {};
    return [
      ...(custom ? withParts(of, 'custom-tab-bar/index').map((file) => `${file} is missing`) : ['the tab bar is not ours']),
      ...(of.has('custom-tab-bar/index.json') && !of.read('custom-tab-bar/index.json').includes('"component":true')
        ? ['the tab bar is no component']
        : []),
      ...(list.length < 2 || list.length > 5 ? [`${list.length} tabs`] : []),
      ...list.filter(({ pagePath }) => !of.app.pages.includes(pagePath)).map(({ pagePath }) => `${pagePath} is not in the main package`),
    ];
  },
  'has icons of the tab bar that exist and are small': (of) =>
    (of.app.tabBar?.list ?? [])
      .flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
      .filter((icon): icon is string => icon !== undefined)
      .filter((icon) => !of.has(icon) || sizeOf(of, [icon]) >= BARS.icon)
      .map((icon) => `${icon} is missing or too large`),
  'has no picture above 40 KB': (of) =>
    of.files
      .filter((file) => /\.(png|jpe?g|gif|svg|webp)$/.test(file) && sizeOf(of, [file]) >= BARS.icon)
      .map((file) => `${file} is too large`),
  'stays below 550 KB in the main package, 200 KB in a room and 2 MB in all': (of) => {
    const { main, rooms, all } = sizes(of);
    return [
      ...(main > BARS.main ? [`the main package has ${main} bytes`] : []),
      ...Object.entries(rooms)
        .filter(([, bytes]) => bytes > BARS.room)
        .map(([root, bytes]) => `${root} has ${bytes} bytes`),
      ...(all > BARS.all ? [`all of it has ${all} bytes`] : []),
    ];
  },
  'loads components when they are needed': ({ app }) =>
    app.lazyCodeLoading === 'requiredComponents' ? [] : ['lazyCodeLoading is not set'],
  'asks for privacy first': ({ app }) => (app.__usePrivacyCheck__ === true ? [] : ['__usePrivacyCheck__ is not set']),
};
