const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const TIMERS = { idToRef: (id) => id, refToId: (timer) => timer };
/** What a file may hang on the process, and would be heard of in the next one. */
const HEARD = ['uncaughtException', 'unhandledRejection', 'exit', 'SIGINT', 'SIGTERM', 'SIGHUP'];

/** Where `expect` keeps what it has been taught, under a name that nobody can take away. */
const TAUGHT = Symbol.for('$$jest-matchers-object');
const untaught = () => ({
  customEqualityTesters: [],
  matchers: Object.create(null),
  state: { assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false, numPassingAsserts: 0, suppressedErrors: [] },
});

const propertiesOf = (object) => new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]));
const isSame = (a, b) => a?.value === b?.value && a?.get === b?.get;

/** Gives an object back the properties it had, but for those that `keeps` names. */
function giveBack(object, before, keeps) {
  for (const key of Reflect.ownKeys(object)) {
    if (!before.has(key) && !keeps.has(key) && Object.getOwnPropertyDescriptor(object, key).configurable) delete object[key];
  }
  for (const [key, property] of before) {
    if (property.configurable && !isSame(property, Object.getOwnPropertyDescriptor(object, key)))
      Object.defineProperty(object, key, property);
  }
}

/**
 * Lets a test file live in the worker's own world instead of one made for it: what it loads can be kept for the next
 * file (see runtime.js), and runs as fast as in production. What the file changed of that world is put back after it.
 */
class WorkerEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  /** Names that modules kept for the next file have put into the world. */
  kept = new Set();

  constructor({ projectConfig: config }) {
    this.fakeTimers = new LegacyFakeTimers({ config, global: globalThis, moduleMocker: this.moduleMocker, timerConfig: TIMERS });
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
    this.world = propertiesOf(globalThis);
    this.exit = process.exit;
    this.settings = { ...process.env };
    this.listeners = HEARD.map((name) => [name, process.rawListeners(name)]);
  }

  async setup() {}

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    giveBack(globalThis, this.world, this.kept);
    Object.assign(globalThis[TAUGHT], untaught());
    process.exit = this.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.settings)) delete process.env[name];
    Object.assign(process.env, this.settings);
    for (const [name, before] of this.listeners) {
      for (const heard of process.rawListeners(name)) if (!before.includes(heard)) process.removeListener(name, heard);
    }
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.global;
  }
}

module.exports = WorkerEnvironment;
