import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition, openSandbox } from './sandbox';
import { putPath, type ViewNode } from './tree';
import type { makeWx } from './wx';

export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  preloadRule?: Record<string, { packages: string[] }>;
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[] };
}
export const readAppJson = (dist: string) => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
export const pagesOf = ({ pages, subPackages = [] }: AppJson) => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
];

/** One setData: how many bytes crossed from the logic to the view. */
interface Crossing {
  route: string;
  bytes: number;
  paths: number;
}
type Handler = (...args: unknown[]) => unknown;
export interface Instance {
  options: Record<string, string>;
  route: string;
  data: { root?: ViewNode } & Record<string, unknown>;
  tabBar: Instance | null;
  call: (name: string, ...args: unknown[]) => unknown;
}
interface Stacked {
  appJson: AppJson;
  definition: ReturnType<typeof openSandbox>['definition'];
  platform: ReturnType<typeof makeWx>;
  stack: Instance[];
}

/** The stack of pages, with what WeChat allows and refuses; navigation is put into `wx`. */
export function openPages({ appJson, definition, platform: { wx, later }, stack }: Stacked) {
  const known = pagesOf(appJson);
  const tabs = (appJson.tabBar?.list ?? []).map(({ pagePath }) => pagePath);
  const crossings: Crossing[] = [];
  const top = () => stack[stack.length - 1];

  function open(route: string, query: Record<string, string>) {
    if (!known.includes(route)) throw new Error(`page "${route}" is not found`);
    const page = instanceOf(definition(route), route, query, wx, crossings);
    stack.push(page);
    page.call('onLoad', query);
    if (appJson.tabBar?.custom && tabs.includes(route)) page.tabBar = openTabBar();
    page.call('onShow');
    page.call('onReady');
  }
  function openTabBar() {
    const bar = instanceOf(definition('custom-tab-bar/index'), 'custom-tab-bar/index', {}, wx, crossings);
    for (const moment of ['created', 'attached', 'ready']) bar.call(moment);
    return bar;
  }
  const close = (page: Instance | undefined) => page?.call('onUnload');
  const closeAll = () => {
    while (stack.length) close(stack.pop());
  };
  const go = (name: string, act: (route: string, query: Record<string, string>) => void) => {
    wx[name] = later(name, ({ url }) => {
      const [path = '', query = ''] = String(url).split('?');
      act(path.replace(/^\//, ''), Object.fromEntries(new URLSearchParams(query)));
    });
  };
  go('navigateTo', (route, query) => {
    if (tabs.includes(route)) throw new Error('can not navigateTo a tabbar page');
    if (stack.length >= 10) throw new Error('the stack of pages is full');
    top()?.call('onHide');
    open(route, query);
  });
  go('redirectTo', (route, query) => {
    close(stack.pop());
    open(route, query);
  });
  go('reLaunch', (route, query) => {
    closeAll();
    open(route, query);
  });
  go('switchTab', (route) => {
    if (!tabs.includes(route)) throw new Error('can not switch to a page that is no tab');
    closeAll();
    open(route, {});
  });
  wx.navigateBack = later('navigateBack', ({ delta = 1 }) => {
    for (let n = Number(delta); n > 0 && stack.length > 1; n--) close(stack.pop());
    top()?.call('onShow');
  });
  return { open, closeAll, crossings, top };
}

/** A page or component as WeChat would make it: its methods, its data, and the way to the view. */
function instanceOf(definition: Definition, route: string, options: object, wx: Record<string, unknown>, crossings: Crossing[]): Instance {
  const members: Definition = { ...definition, ...definition.methods, ...definition.lifetimes };
  const it = Object.create(members) as Instance & Record<string, unknown>;
  Object.assign(it, { route, __route__: route, options, tabBar: null, data: plainData(definition) });
  Object.assign(it, {
    setData(change: Record<string, unknown>, done?: () => void) {
      const sent = JSON.stringify(change);
      crossings.push({ route, bytes: Buffer.byteLength(sent), paths: Object.keys(change).length });
      for (const [path, value] of Object.entries(JSON.parse(sent) as Record<string, unknown>)) putPath(it.data, path, value);
      if (done) setTimeout(done, 0);
    },
    selectComponent: () => null,
    selectAllComponents: () => [],
    createSelectorQuery: wx.createSelectorQuery,
    getTabBar: () => it.tabBar,
    call: (name: string, ...args: unknown[]) => (it[name] as Handler | undefined)?.apply(it, args),
  });
  return it;
}

/** Components declare properties with defaults beside their data. */
function plainData({ data = {}, properties = {} }: Definition) {
  const defaults = Object.entries(properties).map(([name, property]) => [name, (property as { value?: unknown } | null)?.value ?? null]);
  return JSON.parse(JSON.stringify({ ...Object.fromEntries(defaults), ...data })) as Record<string, unknown>;
}
