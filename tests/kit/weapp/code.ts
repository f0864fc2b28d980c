import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import type { Check, Package } from './package';

const compiler = join(__dirname, '../../../node_modules/miniprogram-compiler/bin/linux');
const scripts = ({ files }: Package) => files.filter((file) => file.endsWith('.js'));
const sheets = ({ files }: Package) => files.filter((file) => file.endsWith('.wxss'));
/** What others wrote: the runtime of Taro, React, and the packages. */
const OTHERS = ['taro.js', 'app.js', 'vendors.js', 'runtime.js'];
const ours = (of: Package) => scripts(of).filter((file) => !OTHERS.includes(file));

const complaint = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return String((error as { stderr?: string }).stderr || (error as Error).message).split('\n')[0] ?? '';
  }
};
/** Every script in which this is found, with what was found. */
const found = (of: Package, files: string[], pattern: RegExp) =>
  files.flatMap((file) => [...of.read(file).matchAll(pattern)].map(([match]) => `${file}: ${match}`));

/** WeChat's own compilers, which npm unpacks without the right to run; Linux programs of 2020: a check of syntax, not a proof. */
function compile({ dist }: Package, program: 'wcc' | 'wcsc', args: string[], files: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-'));
  try {
    const tool = join(folder, program);
    copyFileSync(join(compiler, program), tool);
    chmodSync(tool, 0o755);
    const named = files.map((file) => `./${file}`);
    return execFileSync(tool, [...args, ...named], { cwd: dist, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const compiled = (of: Package, program: 'wcc' | 'wcsc', args: string[], files: string[]) => {
  const words = complaint(() => {
    if (compile(of, program, args, files) === '') throw new Error(`${program} says nothing`);
  });
  return words ? [words] : [];
};

const FUZZY = 'getFuzzyLocation';
/** Calls that WeChat gives only with a declaration, and the permission whose purpose the person reads. */
const PRIVATE: Record<string, string | null> = {
  getLocation: 'scope.userLocation',
  chooseLocation: 'scope.userLocation',
  onLocationChange: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocationBackground',
  choosePoi: null,
  chooseAddress: null,
  [FUZZY]: 'scope.userFuzzyLocation',
};
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const same = (what: string, declared: string[], used: string[]) =>
  sorted(declared).join() === sorted(used).join() ? [] : [`${what} declares [${sorted(declared)}], called is [${sorted(used)}]`];

const declarations: Check = (of) => {
  const code = scripts(of)
    .filter((file) => file !== 'taro.js')
    .map(of.read)
    .join('\n');
  const used = Object.keys(PRIVATE).filter((name) => new RegExp(`\\.${name}\\b`).test(code));
  const scopes = used.map((name) => PRIVATE[name]).filter((scope): scope is string => Boolean(scope));
  return [
    ...same('requiredPrivateInfos', of.app.requiredPrivateInfos ?? [], used),
    ...same('permission', Object.keys(of.app.permission ?? {}), scopes),
    ...(used.includes(FUZZY) && scopes.includes('scope.userLocation') ? ['a fuzzy and a precise place at once'] : []),
  ];
};

/** Webpack's way to find the global object; only tried where there is no `globalThis`, and its failing is caught. */
const WEBPACK = 'new Function("return this")()';

export const CODE: Record<string, Check> = {
  'has scripts that parse': (of) =>
    scripts(of)
      .map((file) => complaint(() => new vm.Script(of.read(file), { filename: file })))
      .filter((words) => words !== null),
  'has no syntax that an iPhone of 2018 cannot read': (of) =>
    found(of, scripts(of), /\?\?=|\?\?[^?]|[\w\])]\?\.[a-zA-Z_$[(]|\(\?<[=!]|[.;{}]#[a-z]+[=;({]/g),
  'calls nothing an iPhone of 2018 lacks': (of) => found(of, scripts(of), /\.(replaceAll|findLast|hasOwn|matchAll|toSorted)\(/g),
  'makes no code out of text': (of) =>
    scripts(of).flatMap((file) =>
      [
        ...of
          .read(file)
          .replace(WEBPACK, '')
          .matchAll(/\bnew Function\b|[^.\w$]Function\(|[^.\w$]eval\(/g),
      ].map(([match]) => `${file}: ${match}`),
    ),
  'writes nothing to the console, where a name or a number would be read by others': (of) =>
    found(of, ours(of), /console\.\w+.{0,120}/g).filter((words) => !words.includes('the reply does not keep the contract')),
  'carries of a contract only what the phone reads': (of) => found(of, ours(of), /\b(?:matrix|summary):"|\brefusals:\[/g),
  'leaves out the store that only a browser has': (of) => found(of, scripts(of), /\bindexedDB\b/g),
  'declares exactly the private interfaces it calls': declarations,
  'has templates that WeChat compiles': (of) =>
    compiled(
      of,
      'wcc',
      ['-d'],
      of.files.filter((file) => /\.(wxml|wxs)$/.test(file)),
    ),
  'has sheets that WeChat compiles': (of) => compiled(of, 'wcsc', ['-lc'], sheets(of)),
  'has no selector that WeChat refuses in components': (of) =>
    sheets(of).flatMap((file) =>
      [
        ...of
          .read(file)
          .replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)|"[^"]*"/g, '')
          .matchAll(/([^{}]+)\{/g),
      ]
        .map(([, selector = '']) => selector.trim())
        .filter((selector) => !selector.startsWith('@') && /\*|\[/.test(selector))
        .map((selector) => `${file}: ${selector}`),
    ),
  'names no picture of its own in a sheet': (of) => found(of, sheets(of), /url\((?!["']?(?:data:|https:))[^)]{0,60}\)/g),
};
