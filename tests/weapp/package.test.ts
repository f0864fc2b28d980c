import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CODE } from '../kit/weapp/code';
import { openPackage, STRUCTURE, sizes } from '../kit/weapp/package';
import { WEAPP_DIST } from '../kit/weapp/weapp';

const CHECKS = { ...STRUCTURE, ...CODE };
type Plant = (dist: string) => void;

const put =
  (file: string, content: string | Buffer): Plant =>
  (dist) => {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), content);
  };
const add =
  (file: string, words: string): Plant =>
  (dist) =>
    appendFileSync(join(dist, file), words);
const drop =
  (file: string): Plant =>
  (dist) =>
    rmSync(join(dist, file));
/** As much of app.json as the plants break. */
interface AppJson {
  pages: string[];
  subPackages: [{ root: string; pages: string[] }, ...{ root: string; pages: string[] }[]];
  tabBar: { list: [object, object, ...object[]] };
  lazyCodeLoading?: string;
}
const app = (change: (json: AppJson) => void): Plant => {
  return (dist) => {
    const json: AppJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
    change(json);
    writeFileSync(join(dist, 'app.json'), JSON.stringify(json));
  };
};
const all =
  (...plants: Plant[]): Plant =>
  (dist) => {
    for (const plant of plants) plant(dist);
  };
const bytes = (n: number) => Buffer.alloc(n, 'x');
const iconOf = (file: string) => app(({ tabBar }) => Object.assign(tabBar.list[0], { iconPath: file, selectedIconPath: file }));

/** For every check, what has to turn it red. */
const PLANTS: Record<keyof typeof CHECKS, [string, Plant][]> = {
  'has every page with its parts, and every component those use': [
    ['a page without its script', drop('errands/request/what.js')],
    ['a page without its template', drop('tabs/me.wxml')],
    ['a page without its settings', drop('people/sign-in.json')],
    ['a page that is only named', app((json) => json.pages.push('tabs/nowhere'))],
    ['a page of a subpackage that is only named', app((json) => json.subPackages[0].pages.push('nowhere'))],
    ['a component that is not there', drop('comp.wxml')],
  ],
  'keeps every subpackage apart, and preloads only what exists': [
    ['a page in two packages', app((json) => json.pages.push('people/sign-in'))],
    ['a package inside a package', app((json) => json.subPackages.push({ root: 'errands/request', pages: ['what'] }))],
    [
      'a page that preloads and is none',
      app((json) => Object.assign(json, { preloadRule: { 'tabs/nowhere': { packages: ['errands'] } } })),
    ],
    ['a package to preload that is none', app((json) => Object.assign(json, { preloadRule: { 'tabs/home': { packages: ['nowhere'] } } }))],
  ],
  'draws its own tab bar over two to five tabs of the main package': [
    ["WeChat's own bar", app((json) => Object.assign(json.tabBar, { custom: false }))],
    ['no script for the bar', drop('custom-tab-bar/index.js')],
    ['a bar that is a page', put('custom-tab-bar/index.json', '{}')],
    ['one tab', app((json) => json.tabBar.list.splice(1))],
    ['a tab of a subpackage', app((json) => Object.assign(json.tabBar.list[1], { pagePath: 'notices/inbox' }))],
  ],
  'has icons of the tab bar that exist and are small': [
    ['an icon that is not there', iconOf('tabs/nowhere.png')],
    ['an icon of 40 KB', all(put('tabs/icon.png', bytes(40 * 1024)), iconOf('tabs/icon.png'))],
  ],
  'has no picture above 40 KB': [['a photograph', put('tabs/photo.jpg', bytes(50_000))]],
  'stays below 550 KB in the main package, 200 KB in a room and 2 MB in all': [
    ['a heavy main package', put('heavy.js', bytes(300 * 1024))],
    ['a heavy room', put('people/heavy.js', bytes(201 * 1024))],
    ['a heavy whole', all(...[...'abcdefghijkl'].map((n) => put(`new-${n}/heavy.js`, bytes(190 * 1024))))],
  ],
  'loads components when they are needed': [['everything at once', app((json) => delete json.lazyCodeLoading)]],
  'asks for privacy first': [['no question', app((json) => Object.assign(json, { __usePrivacyCheck__: false }))]],
  'has scripts that parse': [['half a function', add('tabs/home.js', '\nfunction (')]],
  'has no syntax that an iPhone of 2018 cannot read': [
    ['??', add('tabs/home.js', '\nvar a=b??c;')],
    ['?.', add('tabs/home.js', '\nvar a=b?.c;')],
    ['a look behind', add('tabs/home.js', '\nvar a=/(?<=x)y/;')],
  ],
  'calls nothing an iPhone of 2018 lacks': [['replaceAll', add('common.js', '\nvar a="b".replaceAll("b","c");')]],
  'makes no code out of text': [
    ['new Function', add('vendors.js', '\nvar f=new Function("return 1");')],
    ['eval', add('tabs/home.js', '\nvar f=eval("1");')],
    ["webpack's way, a second time", add('runtime.js', '\nvar f=new Function("return this")();')],
  ],
  'writes nothing to the console, where a name or a number would be read by others': [
    ['a person', add('people/sign-in.js', '\nconsole.log(session.me.phone);')],
    ['an error with what was sent', add('common.js', '\nconsole.error("failed",request.data);')],
  ],
  'carries of a contract only what the phone reads': [
    ['a row of the permission matrix', add('common.js', '\nvar r={method:"GET",matrix:"inbox.own"};')],
    ['the refusals of a route', add('people/sign-in.js', '\nvar r={refusals:["NOT_FOUND"]};')],
  ],
  'leaves out the store that only a browser has': [['the store', add('common.js', '\nvar a=indexedDB.open("x");')]],
  'declares exactly the private interfaces it calls': [
    ['a call nobody declared', add('errands/request/where.js', '\nwx.choosePoi({});')],
    ["a call through Taro's own name", add('errands/request/where.js', '\nvar a=t().getLocation;')],
    ['a declaration nobody needs', app((json) => Object.assign(json, { requiredPrivateInfos: ['getLocation'] }))],
    [
      'a permission nobody needs',
      app((json) => Object.assign(json, { permission: { 'scope.userLocation': {}, 'scope.userFuzzyLocation': { desc: '找到您' } } })),
    ],
    [
      'a declared call without a purpose',
      all(
        add('tabs/home.js', '\nwx.getLocation({});'),
        app((json) => Object.assign(json, { requiredPrivateInfos: ['chooseLocation', 'getLocation'], permission: {} })),
      ),
    ],
    [
      'two kinds of place at once',
      all(
        add('tabs/home.js', '\nwx.getLocation({});wx.getFuzzyLocation({});'),
        app((json) =>
          Object.assign(json, {
            requiredPrivateInfos: ['chooseLocation', 'getLocation', 'getFuzzyLocation'],
            permission: { 'scope.userLocation': {}, 'scope.userFuzzyLocation': {} },
          }),
        ),
      ),
    ],
  ],
  'has templates that WeChat compiles': [
    ['an open tag', add('base.wxml', '\n<template name="x"><view></template>')],
    ['a broken expression', put('tabs/broken.wxml', '<view>{{a b}}</view>')],
    ['a script that is none', add('utils.wxs', '\nfunction (')],
  ],
  'has sheets that WeChat compiles': [
    ['an open block', add('app-origin.wxss', '\n.x { color: red')],
    ['a sheet that is not there', add('app.wxss', '\n@import "./nowhere.wxss";')],
  ],
  'has no selector that WeChat refuses in components': [
    ['everything', add('common.wxss', '\n* { margin: 0 }')],
    ['everything inside', add('common.wxss', '\n.a > * { margin: 0 }')],
    ['an attribute', add('common.wxss', '\n.a[role="tab"] { margin: 0 }')],
    ['an attribute, deep in a query', add('common.wxss', '\n@media (min-width: 1px) { .b [hidden] { margin: 0 } }')],
  ],
  'names no picture of its own in a sheet': [['a picture', add('common.wxss', '\n.a { background: url("./a.png") }')]],
};

describe('the built mini-program', () => {
  const built = openPackage(WEAPP_DIST);
  afterAll(() => process.stdout.write(`\nbytes of the package: ${JSON.stringify(sizes(built))}\n`));

  it.each(Object.entries(CHECKS))('%s', (_, check) => {
    expect(check(built)).toEqual([]);
  });
});

describe('a check of the package turns red at', () => {
  let copy = '';
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'weapp-'));
    cpSync(WEAPP_DIST, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));
  const planted = Object.entries(PLANTS).flatMap(([check, plants]) => plants.map(([what, plant]) => ({ check, what, plant })));

  it.each(planted)('$what: $check', ({ check, plant }) => {
    plant(copy);
    expect(CHECKS[check]?.(openPackage(copy))).not.toEqual([]);
  });

  it('something, each of them', () => {
    expect(Object.keys(PLANTS).sort()).toEqual(Object.keys(CHECKS).sort());
  });
});
