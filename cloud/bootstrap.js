const { Bootstrap } = require('@midwayjs/bootstrap');

// A fault nobody caught leaves the process in a state nobody knows: say which, and let the supervisor start afresh.
const end = (error) => {
  console.error(`the service stops: ${error instanceof Error ? error.message : 'unknown fault'}`);
  process.exit(1);
};
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
Bootstrap.configure({ imports: require('./dist/configuration') }).run();
