const { join } = require('node:path');
const { Bootstrap } = require('@midwayjs/bootstrap');

// A fault nobody caught leaves the process in a state nobody knows: say which, and let the supervisor start afresh.
const end = (error) => {
  console.error(`the service stops: ${error instanceof Error ? error.message : 'unknown fault'}`);
  process.exit(1);
};
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
// Found by this file's own place: the start runs it from the folder above.
Bootstrap.configure({ appDir: __dirname, baseDir: join(__dirname, 'dist'), imports: require('./dist/configuration') }).run();
