// Planted: what is said is acknowledged, and streamed from memory, before it is committed.
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Appender } = require(join(process.cwd(), 'cloud/dist/groups/append.service'));
// `planted:n`: a power cut in the n-th of these half-done moments.
let left = Number(/^planted:(\d+)$/.exec(process.env.CRASH_AT ?? '')?.[1] ?? 0);
async function dieHere() {
  if (--left !== 0) return;
  // Until everybody has heard it.
  await pause(500);
  process.kill(process.pid, 'SIGKILL');
}
Appender.prototype.commit = async function (region, batch) {
  await this.database.inTransaction(async (tx) => {
    const found = await this.writeIn(tx, region, batch);
    for (const [i, { done, failed }] of batch.entries()) 'row' in found.verdicts[i] ? done(found.verdicts[i]) : failed(found.verdicts[i]);
    this.voice.tell(found.rows, found.epochs);
    await pause(20);
    await dieHere();
    return found;
  });
};
