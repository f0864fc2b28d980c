const { join, sep } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const Runtime = require('jest-runtime').default;
const WorkerEnvironment = require('./environment');

/** Relative to the root of the project: what is loaded once for all files of a worker. */
const KEPT = [join('cloud', 'src'), join('shared-types', 'src')];
/** Of these, what a test may change to see what happens; it is put back after the file. */
const SETTINGS = [join('cloud', 'src', 'config', 'env.ts'), join('cloud', 'src', 'kernel', 'guarantees.ts')];
const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename', 'jest'];

/** Runs modules in the worker's own world, where V8 asks no sandbox for every `Math` and `Promise`. */
class WorldRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    this.executor.compile = (source, filename) =>
      compileFunction(source, PARAMETERS, { filename, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  }

  /** It would let what is kept lean on a file that has ended. */
  installGetBuiltinModule() {}
}

/** Packages, contracts and the service, loaded once for all files that a worker runs of one project. */
class Keeper extends WorldRuntime {
  settings = new Map();

  keeps(path) {
    return path.includes(`${sep}node_modules${sep}`) || KEPT.some((folder) => path.startsWith(join(this._config.rootDir, folder) + sep));
  }

  /** A module for a file; `names` learns what it has put into the world, `settings` what stood there at first. */
  lend(from, name, names) {
    const before = new Set(Reflect.ownKeys(globalThis));
    const lent = this.requireModule(from, name);
    for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) names.add(key);
    for (const path of SETTINGS) this.note(path);
    return lent;
  }

  note(path) {
    const loaded = this.registries.getActiveCjsRegistry().get(join(this._config.rootDir, path));
    if (!loaded?.loaded || this.settings.has(path)) return;
    const objects = Object.values(loaded.exports).filter((one) => typeof one === 'object');
    this.settings.set(
      path,
      objects.map((object) => [object, { ...object }]),
    );
  }

  putBack() {
    for (const [object, before] of [...this.settings.values()].flat()) {
      for (const name of Object.keys(object)) if (!(name in before)) delete object[name];
      Object.assign(object, before);
    }
  }
}

const keepers = new Map();

/** The modules of one test file: its own and the kit's are new for every file, the rest is lent. */
class FileRuntime extends WorldRuntime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    this.keeper = keepers.get(config.id) ?? new Keeper(config, environment, ...rest);
    keepers.set(config.id, this.keeper);
    this.names = environment.kept;
    // A stack may lead through both.
    this.transformCache.sourceMaps = this.keeper.transformCache.sourceMaps;
  }

  requireModule(from, name, options, isActual) {
    const isOwn = !this.keeper || !name || options?.isInternalModule || this.registries.isIsolated() || this._resolution.isCoreModule(name);
    if (isOwn || !this.keeper.keeps(this._resolution.resolveCjs(from, name))) return super.requireModule(from, name, options, isActual);
    return this.keeper.lend(from, name, this.names);
  }

  setMock(_, name) {
    throw new Error(`${name}: what files share is not mocked; say \`@jest-environment node\` above this one`);
  }

  teardown() {
    super.teardown();
    this.keeper.putBack();
  }
}

/** A file that says `@jest-environment node` has everything for itself. */
function RuntimeOfFile(config, environment, ...rest) {
  return new (environment instanceof WorkerEnvironment ? FileRuntime : Runtime)(config, environment, ...rest);
}
module.exports = RuntimeOfFile;
