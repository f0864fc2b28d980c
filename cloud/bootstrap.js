const { join } = require('node:path');
const { Bootstrap } = require('@midwayjs/bootstrap');

// While starting, a message is our own and says what to mend. Later it may quote a person, so only its kind is said.
let starting = true;
// A fault nobody caught leaves the process in a state nobody knows: say so, and let the supervisor start afresh.
const end = (error) => {
  console.error(`the service stops: ${starting && error instanceof Error ? error.message : (error?.name ?? 'unknown fault')}`);
  process.exit(1);
};
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
// Found by this file's own place: the start runs it from the folder above.
const ready = Bootstrap.configure({ appDir: __dirname, baseDir: join(__dirname, 'dist'), imports: require('./dist/configuration') }).run();
ready.then(() => {
  starting = false;
}, end);
