import { join } from 'node:path';
import { call } from '../http';
import { type Instance, openPages, readAppJson } from './pages';
import { openSandbox, type Surroundings } from './sandbox';
import { bindingsOf, findLabel, findText, labelOf, pathTo, textOf, type ViewNode } from './tree';
import { type Holder, makeHolder } from './wechat';
import { type Answering, type Fittings, makeWx } from './wx';

export const WEAPP_DIST = process.env.WEAPP_DIST ?? join(__dirname, '../../../miniapp/dist/weapp');

type Handler = (...args: unknown[]) => unknown;
export interface WeappOptions extends Fittings, Surroundings, Holder {
  dist?: string;
}

const TAPS = ['tap', 'longpress', 'touchstart', 'touchend'];
/** A place on the screen, in its pixels. */
type Spot = readonly [x: number, y: number];
const PATIENCE = 10_000;

/** Takes the phone's requests to a service in this process, whatever address was built in. */
export const forwardTo =
  (serviceUrl: string): Answering =>
  async ({ url, method, data, header }) => {
    const { pathname, search } = new URL(url);
    const body = data === undefined || method === 'GET' ? {} : { body: JSON.stringify(data) };
    const answer = await call(`${serviceUrl}${pathname}${search}`, { method, headers: header, ...body });
    return { statusCode: answer.status, data: await answer.json() };
  };

/** The built mini-program, run without WeChat: its logic, its tree, its taps. */
export function openWeapp(answer: Answering, { dist = WEAPP_DIST, ...options }: WeappOptions = {}) {
  const appJson = readAppJson(dist);
  const stack: Instance[] = [];
  const platform = makeWx(answer, options);
  const { calls, storage, flight, gesture, emit } = platform;
  const person = makeHolder(platform.later, options);
  const files = platform.wx.getFileSystemManager as () => object;
  Object.assign(platform.wx, person.wx, { getFileSystemManager: () => ({ ...files(), ...person.files }) });
  const sandbox = openSandbox(dist, platform.wx, () => stack.slice(), options);
  const { open, closeAll, crossings, top } = openPages({ appJson, definition: sandbox.definition, platform, stack });
  const hears = bindingsOf(dist);
  let app: Record<string, Handler | undefined> = {};

  const page = () => {
    const shown = top();
    if (!shown) throw new Error('no page is open');
    return shown;
  };
  const trees = () => [page(), page().tabBar].filter((each): each is Instance => each !== null);

  const node = (words: string) =>
    trees()
      .map(({ data }) => findLabel(data.root, words) ?? findText(data.root, words))
      .find(Boolean);
  const text = () => textOf(page().data.root);

  const listening = (wanted: ViewNode, type: string) => {
    const holder = trees().find(({ data }) => pathTo(data.root, wanted).length > 0);
    return { holder, path: pathTo(holder?.data.root, wanted).filter((each) => hears(each, type)) };
  };
  const canTap = (words: string) => {
    const wanted = node(words);
    return wanted !== undefined && listening(wanted, 'tap').path.length > 0;
  };

  /** Whether pressing it would do something now: what is off shows no hover. */
  const isOn = (words: string) => {
    const wanted = node(words);
    const [at] = wanted ? listening(wanted, 'tap').path : [];
    return at !== undefined && !Object.values(at).includes('none');
  };

  /** Gives an event to whatever part of the screen holds the node; the view layer calls once per bubbling element that listens. */
  function fire(words: string, type: string, detail: object = {}, finger: readonly Spot[] = []) {
    const wanted = node(words);
    if (!wanted) throw new Error(`nothing to ${type} called ${words} on ${page().route}: ${text()}`);
    const { holder, path } = listening(wanted, type);
    if (path.length === 0) throw new Error(`nobody hears a ${type} on ${words}`);
    const name = ({ uid, sid }: ViewNode) => ({ id: uid ?? sid, dataset: { sid } });
    const touches = finger.map(([x, y], identifier) => ({ identifier, pageX: x, pageY: y, clientX: x, clientY: y }));
    for (const at of TAPS.includes(type) ? path : path.slice(0, 1)) {
      const where = { target: name(path[0] ?? at), currentTarget: name(at) };
      gesture.tap = type === 'tap';
      holder?.call('eh', { type, timeStamp: Date.now(), ...where, mark: {}, detail, touches, changedTouches: touches });
      gesture.tap = false;
    }
  }

  /** A button of WeChat's own: what it ends with comes once the person has answered whatever WeChat asks before. */
  async function press(words: string, kind: string) {
    const wanted = node(words);
    const holder = trees().find(({ data }) => wanted && pathTo(data.root, wanted).length > 0);
    const isOfKind = wanted && pathTo(holder?.data.root, wanted).some((each) => Object.values(each).includes(kind));
    if (!isOfKind) throw new Error(`${words} is no button that asks for ${kind} on ${page().route}: ${text()}`);
    fire(words, kind.toLowerCase(), kind === 'agreePrivacyAuthorization' ? {} : await person.detailOf(kind));
  }

  const kill = () => {
    stack.length = 0;
    sandbox.close();
  };

  return {
    calls,
    storage,
    flight,
    crossings,
    emit,
    page,
    node,
    canTap,
    isOn,
    text,
    kill,
    logged: sandbox.logged,
    asked: sandbox.asked,
    evaluate: sandbox.evaluate,
    route: () => page().route,
    tabBarText: () => textOf(page().tabBar?.data.root),
    labelOf: (start: string) => labelOf(page().data.root, start),
    /** The classes of the page's root view: the theme. */
    looks: () => String(page().data.root?.cn?.[0]?.cl ?? ''),
    press,
    privacy: person.privacy,
    submit: (words: string, value: Record<string, string>) => fire(words, 'submit', { value }),
    tap: (words: string) => fire(words, 'tap'),
    hold: (words: string) => fire(words, 'longpress'),
    /** Moves the list in which these words stand to one of its ends. */
    scroll(words: string, end: 'upper' | 'lower') {
      fire(words, 'scroll', { scrollTop: end === 'upper' ? 0 : 9_500, scrollHeight: 10_000 });
      fire(words, `scrollto${end}`);
    },
    /** A finger that goes over the view with this id, from spot to spot. */
    draw(id: string, first: Spot, ...rest: readonly Spot[]) {
      fire(id, 'touchstart', {}, [first]);
      for (const spot of rest) fire(id, 'touchmove', {}, [spot]);
      fire(id, 'touchend');
    },
    type: (label: string, value: string) => fire(label, 'input', { value, cursor: value.length }),
    /** Waits for what should become true, never for a time. */
    async until(holds: () => boolean, what = holds.toString()) {
      const deadline = Date.now() + PATIENCE;
      while (!holds()) {
        if (Date.now() > deadline) throw new Error(`never came: ${what}\non ${page().route}: ${text()}\n${sandbox.logged.join('\n')}`);
        await new Promise((turn) => setTimeout(turn, 5));
      }
    },
    launch(route = appJson.pages[0] ?? '', query: Record<string, string> = {}) {
      app = sandbox.app() as typeof app;
      const how = { path: route, query, scene: 1001, referrerInfo: {} };
      app.onLaunch?.(how);
      app.onShow?.(how);
      open(route, query);
    },
    /** From outside: a message of WeChat, a code that was scanned. */
    visit: (route: string, query: Record<string, string> = {}) => open(route, query),
    background() {
      page().call('onHide');
      app.onHide?.();
      emit('AppHide');
    },
    foreground() {
      const how = { path: page().route, query: {}, scene: 1001 };
      app.onShow?.(how);
      emit('AppShow', how);
      page().call('onShow');
    },
    close() {
      closeAll();
      kill();
    },
  };
}
