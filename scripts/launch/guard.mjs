// Stands between a launcher and a long-running program. The launcher holds our standard input: when it is gone,
// for whatever reason (kill -9 included), the input closes and the program is asked to stop, then made to.
import { spawn } from 'node:child_process';

const GRACE = 10_000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE);
}

child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGHUP', 'SIGPIPE']) process.on(signal, () => {});
process.on('SIGTERM', stop);
process.stdin.on('error', stop).on('close', stop).resume();
