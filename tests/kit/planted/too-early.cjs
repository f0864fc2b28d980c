// Planted: what is said is acknowledged, and streamed from memory, before it is committed.
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Appender } = require(join(process.cwd(), 'cloud/dist/groups/append.service'));
// `planted:n`: a power cut in the n-th of these half-done moments, or the next one that somebody was told of: where another process
// has written meanwhile, the log is read first, and what does not stand yet is not found there.
let left = Number(/^planted:(\d+)$/.exec(process.env.CRASH_AT ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
async function dieHere(told) {
  left -= 1;
  if (left > 0 || !told) return;
  // Until everybody has heard it.
  await pause(500);
  process.kill(process.pid, 'SIGKILL');
}
Appender.prototype.commit = async function (region, batch, wary) {
  await this.database.inTransaction(async (tx) => {
    const found = await this.writeIn(tx, region, batch, wary);
    for (const [i, { done, failed }] of batch.entries()) 'row' in found.verdicts[i] ? done(found.verdicts[i]) : failed(found.verdicts[i]);
    this.voice.tell(this.voice.prepare(found.rows, found.epochs));
    await pause(20);
    const last = found.rows.at(-1);
    await dieHere(last !== undefined && this.voice.streams.watched.get(`group/${last.groupId}`)?.at.last === last.seq);
    return found;
  });
};
