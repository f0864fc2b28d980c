import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { WEAPP_DIST } from '../kit/weapp';
import { pagesOf, readAppJson } from '../kit/weapp.pages';

const KB = 1024;
const MAIN_BAR = 550 * KB;
const compiler = join(__dirname, '../../node_modules/miniprogram-compiler/bin/linux');
const sources = join(__dirname, '../../miniapp/src');

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile());
const files = filesOf(WEAPP_DIST);
const app = readAppJson(WEAPP_DIST);
const roots = (app.subPackages ?? []).map(({ root }) => root);
const isMain = (file: string) => !roots.some((root) => file.startsWith(`${root}/`));
const sizeOf = (chosen: string[]) => chosen.reduce((sum, file) => sum + statSync(join(WEAPP_DIST, file)).size, 0);
const read = (file: string) => readFileSync(join(WEAPP_DIST, file), 'utf8');
const scripts = files.filter((file) => file.endsWith('.js'));

const tools = mkdtempSync(join(tmpdir(), 'wcc-'));
afterAll(() => rmSync(tools, { recursive: true, force: true }));

/** WeChat's own compilers, which npm unpacks without the right to run; Linux programs of 2020: a check of syntax, not a proof. */
function compile(program: 'wcc' | 'wcsc', args: string[], chosen: string[]) {
  const tool = join(tools, program);
  copyFileSync(join(compiler, program), tool);
  chmodSync(tool, 0o755);
  const named = chosen.map((file) => `./${file}`);
  return execFileSync(tool, [...args, ...named], { cwd: WEAPP_DIST, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * KB * KB });
}

describe('the built mini-program', () => {
  it('has every page it names, each with its four parts', () => {
    for (const page of pagesOf(app)) {
      for (const part of ['js', 'json', 'wxml'])
        expect(existsSync(join(WEAPP_DIST, `${page}.${part}`)) ? page : `${page}.${part} is missing`).toBe(page);
    }
    expect(app.pages).toEqual(['tabs/home', 'tabs/matters', 'tabs/me']);
  });

  it('draws its own tab bar over tabs that are pages of the main package', () => {
    expect(app.tabBar?.custom).toBe(true);
    for (const { pagePath } of app.tabBar?.list ?? []) expect(app.pages).toContain(pagePath);
    expect(files).toContain('custom-tab-bar/index.js');
  });

  it('keeps the main package below 550 KB, no room above 200 KB and all of it below 2 MB', () => {
    expect(sizeOf(files.filter(isMain))).toBeLessThanOrEqual(MAIN_BAR);
    for (const root of roots) expect(sizeOf(files.filter((file) => file.startsWith(`${root}/`)))).toBeLessThan(200 * KB);
    expect(sizeOf(files)).toBeLessThan(2048 * KB);
  });

  it('has scripts that parse', () => {
    for (const file of scripts) expect(() => new vm.Script(read(file), { filename: file })).not.toThrow();
  });

  it('has no syntax that an iPhone of 2018 cannot read', () => {
    for (const file of scripts) {
      expect([file, read(file).match(/\?\?=|\?\?[^?]|[\w\])]\?\.[a-zA-Z_$[(]|\(\?<[=!]|[.;{}]#[a-z]+[=;({]/)?.[0]]).toEqual([
        file,
        undefined,
      ]);
    }
  });

  it('calls nothing an iPhone of 2018 lacks', () => {
    for (const file of scripts) {
      expect([file, read(file).match(/\.(replaceAll|findLast|hasOwn|matchAll|toSorted)\(/)?.[0]]).toEqual([file, undefined]);
    }
  });

  it('has templates and sheets that WeChat compiles', () => {
    expect(
      compile(
        'wcc',
        ['-d'],
        files.filter((file) => /\.(wxml|wxs)$/.test(file)),
      ),
    ).toContain('$gwx');
    expect(
      compile(
        'wcsc',
        ['-lc'],
        files.filter((file) => file.endsWith('.wxss')),
      ),
    ).not.toBe('');
  });

  it('names every icon it draws', () => {
    const sheet = readFileSync(join(sources, 'kernel/ui/icons.css'), 'utf8');
    const names = [...readFileSync(join(sources, 'kernel/ui/icon.names.ts'), 'utf8').matchAll(/'([a-z-]+)'/g)].map(
      ([, name]) => name ?? '',
    );
    const code = filesOf(sources)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('icon.names.ts'))
      .map((file) => readFileSync(join(sources, file), 'utf8'))
      .join('\n');
    const used = names.filter((name) => code.includes(`'${name}'`) || code.includes(`"${name}"`));
    expect(used.filter((name) => !sheet.includes(`.ph-${name} `))).toEqual([]);
    expect(used.length).toBeGreaterThan(20);
  });
});

/** Calls that WeChat gives only with a declaration, and what has to be declared. */
const PRIVATE = {
  getLocation: 'getLocation',
  chooseLocation: 'chooseLocation',
  getFuzzyLocation: 'getFuzzyLocation',
  chooseAddress: 'chooseAddress',
  choosePoi: 'choosePoi',
} as const;

describe('its declarations', () => {
  const json = JSON.parse(read('app.json')) as {
    lazyCodeLoading?: string;
    __usePrivacyCheck__?: boolean;
    requiredPrivateInfos?: string[];
    permission?: object;
  };

  it('load components when they are needed and ask for privacy first', () => {
    expect(json.lazyCodeLoading).toBe('requiredComponents');
    expect(json.__usePrivacyCheck__).toBe(true);
  });

  it('name exactly the private interfaces that are called', () => {
    const code = scripts
      .filter((file) => file !== 'taro.js')
      .map(read)
      .join('\n');
    const called = Object.entries(PRIVATE)
      .filter(([name]) => new RegExp(`\\.${name}\\(`).test(code))
      .map(([, declared]) => declared);
    expect(json.requiredPrivateInfos ?? []).toEqual(called);
    if (called.length === 0) expect(json.permission).toBeUndefined();
  });
});
