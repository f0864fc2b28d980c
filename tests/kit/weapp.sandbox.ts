import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import vm from 'node:vm';

export type Definition = Record<string, unknown> & {
  data?: Record<string, unknown>;
  methods?: Record<string, unknown>;
  lifetimes?: Record<string, unknown>;
  properties?: Record<string, unknown>;
};

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

/** Runs the built files in a context as bare as the real one, and collects what they register. */
export function openSandbox(dist: string, wx: Record<string, unknown>, pages: () => unknown[]) {
  const registered = new Map<string, Definition>();
  const modules = new Map<string, { exports: unknown }>();
  const logged: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let loading = '';
  let app: Definition | undefined;

  const note =
    (level: string) =>
    (...words: unknown[]) =>
      void logged.push(`${level}: ${words.map(String).join(' ')}`);
  // A phone that is put away does not keep the tests waiting: no timer outlives them.
  const keep = (timer: NodeJS.Timeout) => {
    timers.add(timer.unref());
    return timer;
  };
  const define = (definition: Definition) => void registered.set(loading, definition);
  const context = vm.createContext({
    wx,
    global: {},
    console: Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, note(level)])),
    setTimeout: (task: () => void, ms?: number) => keep(setTimeout(task, ms)),
    setInterval: (task: () => void, ms?: number) => keep(setInterval(task, ms)),
    clearTimeout,
    clearInterval,
    getApp: () => app,
    getCurrentPages: () => pages(),
    App: (definition: Definition) => {
      app = definition;
    },
    Page: define,
    Component: define,
    Behavior: (definition: Definition) => definition,
  });
  vm.runInContext(ABSENT.map((name) => `delete globalThis.${name};`).join(''), context);

  function load(path: string): unknown {
    const file = posix.normalize(path.endsWith('.js') ? path : `${path}.js`);
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const code = `(function(require, module, exports) {${readFileSync(join(dist, file), 'utf8')}\n})`;
    const run = vm.runInContext(code, context, { filename: `weapp:/${file}` }) as (...args: unknown[]) => void;
    run((asked: string) => load(posix.join(posix.dirname(file), asked)), module, module.exports);
    return module.exports;
  }

  return {
    logged,
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
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
