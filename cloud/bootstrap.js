const { tmpdir } = require('node:os');
const { join } = require('node:path');

// While starting, a message is our own and says what to mend. Later it may quote a person, so only its kind is said.
let starting = true;
// A fault nobody caught leaves the process in a state nobody knows: say so, and let the supervisor start afresh.
const end = (error) => {
  console.error(`the service stops: ${starting && error instanceof Error ? error.message : (error?.name ?? 'unknown fault')}`);
  process.exit(1);
};
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
// The framework asks for a folder for logs it never writes, and would not start where there is no HOME.
process.env.MIDWAY_LOGGER_WRITEABLE_DIR ??= tmpdir();
// The configuration first: what is wrong with it is said at once, before anything large is loaded.
const { env } = require('./dist/config/env');
const { Bootstrap } = require('@midwayjs/bootstrap');
// Found by this file's own place: the start runs it from the folder above.
const ready = Bootstrap.configure({ appDir: __dirname, baseDir: join(__dirname, 'dist'), imports: require('./dist/configuration') }).run();
ready.then(() => {
  starting = false;
}, end);
// Told to stop, it finishes what is under way (kernel/drain.ts); should that hang, it goes all the same.
const LONGEST_FAREWELL = 15_000;
const leave = () => setTimeout(() => process.exit(1), env.DRAIN_SECONDS * 1000 + LONGEST_FAREWELL).unref();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
