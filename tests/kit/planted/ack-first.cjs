// Planted: what is said is acknowledged before it is committed.
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Appender } = require(join(process.cwd(), 'cloud/dist/groups/append.service'));
// `planted:n`: a power cut in the n-th of these half-done moments.
let left = Number(/^planted:(\d+)$/.exec(process.env.CRASH_AT ?? '')?.[1] ?? 0);
const dieHere = () => --left === 0 && process.kill(process.pid, 'SIGKILL');
Appender.prototype.commit = async function (region, batch) {
  const { rows, epochs } = await this.database.inTransaction(async (tx) => {
    const found = await this.writeIn(tx, region, batch);
    for (const [i, { done, failed }] of batch.entries()) 'row' in found.verdicts[i] ? done(found.verdicts[i]) : failed(found.verdicts[i]);
    await pause(20);
    dieHere();
    return found;
  });
  this.voice.tell(rows, epochs);
};
