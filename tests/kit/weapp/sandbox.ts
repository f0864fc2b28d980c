import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import vm from 'node:vm';

export type Definition = Record<string, unknown> & {
  data?: Record<string, unknown>;
  methods?: Record<string, unknown>;
  lifetimes?: Record<string, unknown>;
  properties?: Record<string, unknown>;
};

export interface Surroundings {
  /** Milliseconds by which the clock of this phone is ahead of this machine's. */
  ahead?: number;
  /** In place of chance, where a test is about what chance decides. */
  random?: () => number;
}

/** What the logic layer of WeChat lacks, however modern the engine is: nothing here may come to depend on it. */
const ABSENT = [
  'WebAssembly',
  'AbortController',
  'fetch',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'structuredClone',
  'window',
  'document',
  'localStorage',
  'crypto',
];

/** Text is never turned into code there: `eval` and `new Function` throw. */
const RULES = { codeGeneration: { strings: false, wasm: false } };
const SET_CLOCK = `Date = class extends Date {
  constructor(...given) { if (given.length) super(...given); else super(Date.now()); }
  static now() { return super.now() + AHEAD; }
};`;

type Task = (...args: unknown[]) => void;

/** Runs the built files in a context as bare as the real one, and collects what they register. */
export function openSandbox(dist: string, wx: Record<string, unknown>, pages: () => unknown[], { ahead = 0, random }: Surroundings = {}) {
  const registered = new Map<string, Definition>();
  const modules = new Map<string, { exports: unknown }>();
  const logged: string[] = [];
  const asked: number[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let loading = '';
  let app: Definition | undefined;
  let dead = false;

  const note =
    (level: string) =>
    (...words: unknown[]) =>
      void logged.push(`${level}: ${words.map(String).join(' ')}`);
  // A phone that is put away does not keep the tests waiting: no timer outlives them.
  const keep = (timer: NodeJS.Timeout, ms = 0) => {
    asked.push(ms);
    if (dead) clearTimeout(timer);
    else timers.add(timer.unref());
    return timer;
  };
  const forget = (timer?: NodeJS.Timeout) => {
    if (timer) timers.delete(timer);
    clearTimeout(timer);
  };
  const define = (definition: Definition) => void registered.set(loading, definition);
  const context = vm.createContext(
    {
      wx,
      global: {},
      console: Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, note(level)])),
      setTimeout: (task: Task, ms?: number, ...args: unknown[]) => keep(setTimeout(task, ms, ...args), ms),
      setInterval: (task: Task, ms?: number, ...args: unknown[]) => keep(setInterval(task, ms, ...args), ms),
      clearTimeout: forget,
      clearInterval: forget,
      getApp: () => app,
      getCurrentPages: () => pages(),
      App: (definition: Definition) => {
        app = definition;
      },
      Page: define,
      Component: define,
      Behavior: (definition: Definition) => definition,
    },
    RULES,
  );
  vm.runInContext(ABSENT.map((name) => `delete globalThis.${name};`).join(''), context);
  vm.runInContext(SET_CLOCK.replace('AHEAD', String(ahead)), context);
  if (random) (vm.runInContext('Math', context) as Math).random = random;

  function load(path: string): unknown {
    const file = posix.normalize(path.endsWith('.js') ? path : `${path}.js`);
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const code = `(function(require, module, exports) {${readFileSync(join(dist, file), 'utf8')}\n})`;
    const run = vm.runInContext(code, context, { filename: `weapp:/${file}` }) as (...args: unknown[]) => void;
    run((wanted: string) => load(posix.join(posix.dirname(file), wanted)), module, module.exports);
    return module.exports;
  }

  return {
    logged,
    /** Every delay that was asked of a timer, in milliseconds. */
    asked,
    /** Evaluates in the context of the phone. */
    evaluate: (code: string) => vm.runInContext(code, context) as unknown,
    /** The page or component that this file registers. */
    definition(route: string): Definition {
      loading = route;
      load(route);
      const found = registered.get(route);
      if (!found) throw new Error(`${route} registers neither a page nor a component`);
      return found;
    },
    app(): Definition {
      load('app');
      if (!app) throw new Error('app.js registers no app');
      return app;
    },
    close() {
      dead = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
