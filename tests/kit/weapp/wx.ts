/** What the phone asked of the network. */
export interface WxRequest {
  url: string;
  method: string;
  data?: unknown;
  header: Record<string, string>;
}
interface WxAnswer {
  statusCode: number;
  data: unknown;
}
export type Answering = (request: WxRequest) => Promise<WxAnswer>;

type Options = Record<string, unknown> & { success?: (r: object) => void; fail?: (r: object) => void; complete?: (r: object) => void };
interface WxCall {
  name: string;
  args: unknown;
}

const SYSTEM: Record<string, unknown> = {
  SDKVersion: '3.5.5',
  version: '8.0.50',
  platform: 'ios',
  system: 'iOS 17.0',
  model: 'iPhone 14',
  brand: 'apple',
  language: 'zh_CN',
  pixelRatio: 3,
  windowWidth: 390,
  windowHeight: 753,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  fontSizeSetting: 16,
  safeArea: { top: 47, left: 0, right: 390, bottom: 810, width: 390, height: 763 },
};

/** Calls that only show something. */
const SILENT = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'stopPullDownRefresh',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'pageScrollTo',
  'vibrateShort',
  'setClipboardData',
  'makePhoneCall',
  'hideTabBar',
  'hideHomeButton',
  'shareFileMessage',
];
const EVENTS = [
  'NetworkStatusChange',
  'AppShow',
  'AppHide',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'MemoryWarning',
  'UnhandledRejection',
  'Error',
  'PageNotFound',
];

export interface Fittings {
  /** What survives a killed app. */
  storage?: Map<string, unknown>;
  /** What is different about this phone: `fontSizeSetting`, `platform`. */
  system?: Record<string, unknown>;
  /** Opens a socket; without it no line ever opens and the phone has to live by asking. */
  connect?: (options: { url: string; header: Record<string, string> }) => object;
  isOnline?: () => boolean;
  /** What is answered when WeChat asks about these templates; throwing is closing the question. */
  subscribes?: (ids: string[]) => Record<string, string>;
  /** What this phone can do besides: a recorder, a map. */
  extra?: (later: Later) => Record<string, unknown>;
}
export type Later = (name: string, act: (options: Options) => unknown) => (options?: Options) => object;

const plain = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));

/** The platform's interface as far as a phone without a screen can offer it; what is missing here is undefined there. */
export function makeWx(
  answer: Answering,
  { storage = new Map(), system = {}, connect, isOnline = () => true, subscribes = yesToAll, extra = () => ({}) }: Fittings = {},
) {
  const calls: WxCall[] = [];
  const phone = { ...SYSTEM, ...system };
  const flight = { now: 0, most: 0 };
  const listeners = new Map<string, Set<(event: unknown) => void>>(EVENTS.map((name) => [name, new Set()]));

  const later =
    (name: string, act: (options: Options) => unknown) =>
    (options: Options = {}) => {
      calls.push({ name, args: plain(options) });
      Promise.resolve()
        .then(() => act(options))
        .then(
          (reply) => settle(options.success, options.complete, { errMsg: `${name}:ok`, ...(reply as object | undefined) }),
          (error: unknown) =>
            settle(options.fail, options.complete, { errMsg: `${name}:fail ${error instanceof Error ? error.message : error}` }),
        );
      return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} };
    };

  const gesture = { tap: false };
  /** WeChat asks in the tap itself: whoever waited for anything first is refused. */
  const subscribe = (options: Options = {}) => {
    const { tap } = gesture;
    return later('requestSubscribeMessage', () => {
      if (!tap) throw new Error('can only be invoked by user TAP gesture.');
      return subscribes((options.tmplIds as string[]) ?? []);
    })(options);
  };

  const request = async ({ url, method = 'GET', data, header }: Options) => {
    flight.most = Math.max(flight.most, ++flight.now);
    try {
      const asked = { url: String(url), method: String(method), data: plain(data), header: (header ?? {}) as Record<string, string> };
      return { header: {}, cookies: [], ...plain(await answer(asked)) };
    } finally {
      flight.now -= 1;
    }
  };

  const wx: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'http://usr' },
    canIUse: () => true,
    nextTick: (task: () => void) => queueMicrotask(task),
    ...Object.fromEntries(['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo'].map((name) => [name, () => phone])),
    getSystemSetting: () => ({}),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'develop' } }),
    getLaunchOptionsSync: () => ({ scene: 1001, query: {} }),
    getEnterOptionsSync: () => ({ scene: 1001, query: {} }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 51, left: 296, right: 383, bottom: 83 }),
    request: later('request', request),
    getFileSystemManager: () => ({
      writeFileSync: (path: string, words: string) => void calls.push({ name: 'writeFileSync', args: { path, words } }),
    }),
    getNetworkType: later('getNetworkType', () => ({ networkType: isOnline() ? 'wifi' : 'none' })),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, plain(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    connectSocket: ({ url, header, success }: Options = {}) => {
      calls.push({ name: 'connectSocket', args: plain({ url, header }) });
      const task = connect?.({ url: String(url), header: (header ?? {}) as Record<string, string> }) ?? silent;
      success?.({ errMsg: 'connectSocket:ok' });
      return task;
    },
    requestSubscribeMessage: subscribe,
    showModal: later('showModal', () => ({ confirm: true, cancel: false })),
    ...Object.fromEntries(SILENT.map((name) => [name, later(name, () => ({}))])),
    ...listening(listeners),
    ...measuring(),
    ...extra(later),
  };
  const emit = (event: string, detail: unknown = {}) => listeners.get(event)?.forEach((listener) => void listener(detail));
  return { wx, calls, storage, flight, gesture, later, emit };
}

const yesToAll = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 'accept']));

function settle(first: Options['success'], complete: Options['complete'], reply: object) {
  first?.(reply);
  complete?.(reply);
}

type Listener = (event: unknown) => void;
const listening = (listeners: Map<string, Set<Listener>>): Record<string, (listener: Listener) => void> =>
  Object.fromEntries(
    [...listeners].flatMap(([name, set]): [string, (listener: Listener) => void][] => [
      [`on${name}`, (listener) => void set.add(listener)],
      [`off${name}`, (listener) => void set.delete(listener)],
    ]),
  );

/** Nothing is laid out, so nothing has a size. */
function measuring() {
  const query: Record<string, unknown> = {};
  for (const name of ['in', 'select', 'selectAll', 'selectViewport', 'boundingClientRect', 'scrollOffset', 'fields', 'node'])
    query[name] = () => query;
  query.exec = (done?: (result: null[]) => void) => void setTimeout(() => done?.([null]), 0);
  const observer: Record<string, unknown> = { observe() {}, disconnect() {} };
  for (const name of ['relativeToViewport', 'relativeTo']) observer[name] = () => observer;
  return { createSelectorQuery: () => query, createIntersectionObserver: () => observer };
}

/** A line that never opens. */
const silent = { send() {}, close() {}, onOpen() {}, onMessage() {}, onClose() {}, onError() {} };
