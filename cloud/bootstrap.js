const { Bootstrap } = require('@midwayjs/bootstrap');

// A fault nobody caught leaves the process in a state nobody knows: say so and let the supervisor start afresh.
process.on('uncaughtException', () => process.exit(1));
Bootstrap.configure({ imports: require('./dist/configuration') }).run();
