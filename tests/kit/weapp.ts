import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Definition, openSandbox } from './weapp.sandbox';
import { findLabel, findText, pathTo, putPath, textOf, type ViewNode } from './weapp.tree';
import { type Answering, makeWx } from './weapp.wx';

export const WEAPP_DIST = process.env.WEAPP_DIST ?? join(__dirname, '../../miniapp/dist/weapp');

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] };
}
export const readAppJson = (dist = WEAPP_DIST) => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
export const pagesOf = ({ pages, subPackages = [] }: AppJson) => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
];

/** One setData: how many bytes crossed from the logic to the view. */
export interface Crossing {
  route: string;
  bytes: number;
  paths: number;
}
type Handler = (...args: unknown[]) => unknown;
interface Instance {
  route: string;
  data: { root?: ViewNode } & Record<string, unknown>;
  tabBar: Instance | null;
  call: (name: string, ...args: unknown[]) => unknown;
}

const TAPS = ['tap', 'longpress', 'touchstart', 'touchend'];
const PATIENCE = 5_000;

/** Takes the phone's requests to a service in this process, whatever address was built in. */
export const forwardTo =
  (serviceUrl: string): Answering =>
  async ({ url, method, data, header }) => {
    const { pathname, search } = new URL(url);
    const body = data === undefined || method === 'GET' ? {} : { body: JSON.stringify(data) };
    const answer = await fetch(`${serviceUrl}${pathname}${search}`, { method, headers: header, ...body });
    return { statusCode: answer.status, data: await answer.json() };
  };

/** The built mini-program, run without WeChat: its logic, its tree, its taps. */
export function openWeapp(answer: Answering, dist = WEAPP_DIST) {
  const appJson = readAppJson(dist);
  const known = pagesOf(appJson);
  const tabs = (appJson.tabBar?.list ?? []).map(({ pagePath }) => pagePath);
  const stack: Instance[] = [];
  const crossings: Crossing[] = [];
  const { wx, calls, storage, later, emit } = makeWx(answer);
  const sandbox = openSandbox(dist, wx, () => stack.slice());

  const instanceOf = (definition: Definition, route: string, options: object): Instance => {
    const members: Definition = { ...definition, ...definition.methods, ...definition.lifetimes };
    const it = Object.create(members) as Instance & Record<string, unknown>;
    Object.assign(it, { route, __route__: route, options, tabBar: null, data: structuredClone(plainData(definition)) });
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
  };

  function open(route: string, query: Record<string, string>) {
    if (!known.includes(route)) throw new Error(`page "${route}" is not found`);
    const page = instanceOf(sandbox.definition(route), route, query);
    stack.push(page);
    page.call('onLoad', query);
    if (appJson.tabBar?.custom && tabs.includes(route)) page.tabBar = openTabBar();
    page.call('onShow');
    page.call('onReady');
  }
  function openTabBar() {
    const bar = instanceOf(sandbox.definition('custom-tab-bar/index'), 'custom-tab-bar/index', {});
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
    stack[stack.length - 1]?.call('onHide');
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
    stack[stack.length - 1]?.call('onShow');
  });

  const page = () => {
    const top = stack[stack.length - 1];
    if (!top) throw new Error('no page is open');
    return top;
  };
  const trees = () => [page(), page().tabBar].filter((each): each is Instance => each !== null);

  /** Gives an event to whatever part of the screen holds the node; the view layer calls once per bubbling element. */
  function fire(node: ViewNode | undefined, type: string, detail: object = {}) {
    if (!node) throw new Error(`nothing to ${type}`);
    const holder = trees().find(({ data }) => pathTo(data.root, node).length > 0);
    const path = pathTo(holder?.data.root, node).filter(({ sid }) => sid !== undefined);
    const name = ({ uid, sid }: ViewNode) => ({ id: uid ?? sid, dataset: { sid } });
    for (const at of TAPS.includes(type) ? path : path.slice(0, 1)) {
      const event = {
        type,
        timeStamp: Date.now(),
        target: name(path[0] ?? at),
        currentTarget: name(at),
        mark: {},
        detail,
        touches: [],
        changedTouches: [],
      };
      holder?.call('eh', event);
    }
  }

  return {
    calls,
    storage,
    crossings,
    emit,
    page,
    logged: sandbox.logged,
    route: () => page().route,
    text: () => textOf(page().data.root),
    tabBarText: () => textOf(page().tabBar?.data.root),
    node: (words: string) =>
      trees()
        .map(({ data }) => findLabel(data.root, words) ?? findText(data.root, words))
        .find(Boolean),
    tap(words: string) {
      fire(this.node(words), 'tap');
    },
    type(label: string, value: string) {
      fire(this.node(label), 'input', { value, cursor: value.length });
    },
    /** Waits for what should become true, never for a time. */
    async until(holds: () => boolean, what = holds.toString()) {
      const deadline = Date.now() + PATIENCE;
      while (!holds()) {
        if (Date.now() > deadline)
          throw new Error(`never came: ${what}\non ${page().route}: ${textOf(page().data.root)}\n${sandbox.logged.join('\n')}`);
        await new Promise((turn) => setTimeout(turn, 5));
      }
    },
    launch(route = appJson.pages[0] ?? '', query: Record<string, string> = {}) {
      const app = sandbox.app() as Record<string, Handler | undefined>;
      const options = { path: route, query, scene: 1001, referrerInfo: {} };
      app.onLaunch?.(options);
      app.onShow?.(options);
      open(route, query);
    },
    close() {
      closeAll();
      sandbox.close();
    },
  };
}

/** Components declare properties with defaults beside their data. */
function plainData({ data = {}, properties = {} }: Definition) {
  const defaults = Object.entries(properties).map(([name, property]) => [name, (property as { value?: unknown } | null)?.value ?? null]);
  return JSON.parse(JSON.stringify({ ...Object.fromEntries(defaults), ...data })) as Record<string, unknown>;
}
