const { join } = require('node:path');
const { Bootstrap } = require('@midwayjs/bootstrap');

// A fault nobody caught leaves the process in a state nobody knows: say so and let the supervisor start afresh.
process.on('uncaughtException', () => process.exit(1));
// Found by this file's own place, whatever folder the process was started in.
Bootstrap.configure({ appDir: __dirname, baseDir: join(__dirname, 'dist'), imports: require('./dist/configuration') }).run();
