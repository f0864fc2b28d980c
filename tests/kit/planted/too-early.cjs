// Planted: what is said is acknowledged, and streamed from memory, before it is committed.
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Appender } = require(join(process.cwd(), 'cloud/dist/groups/append.service'));
// `planted:n`: a power cut in the n-th of these half-done moments, or the next one that somebody here was told of.
let left = Number(/^planted:(\d+)$/.exec(process.env.CRASH_AT ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
async function dieHere(told) {
  left -= 1;
  if (left > 0 || !told) return;
  // Until everybody has heard it.
  await pause(500);
  process.kill(process.pid, 'SIGKILL');
}
/** Whether those who watch here have been told up to this number; 0.2 s at most. */
async function toldUpTo(voice, groupId, seq) {
  for (let waited = 0; waited < 200; waited += 10) {
    const one = voice.streams.watched.get(`group/${groupId}`);
    if (!one) return false;
    if (one.at.last >= seq) return true;
    await pause(10);
  }
  return false;
}
/**
 * What another process wrote before stands by now, as the group is locked here, and is read first. Left to the telling, the log would be
 * asked for all of it together, and what does not stand yet is not found there: the mistake would show only where nobody else writes.
 */
async function catchUp(voice, rows) {
  for (const groupId of new Set(rows.map((row) => row.groupId))) {
    const seq = Math.min(...rows.filter((row) => row.groupId === groupId).map((row) => row.seq)) - 1;
    voice.recall({ groupId, seq });
    await toldUpTo(voice, groupId, seq);
  }
}
Appender.prototype.commit = async function (region, batch, wary) {
  await this.database.inTransaction(async (tx) => {
    const found = await this.writeIn(tx, region, batch, wary);
    for (const [i, { done, failed }] of batch.entries()) 'row' in found.verdicts[i] ? done(found.verdicts[i]) : failed(found.verdicts[i]);
    await catchUp(this.voice, found.rows);
    this.voice.tell(this.voice.prepare(found.rows, found.epochs));
    await pause(20);
    const last = found.rows.at(-1);
    await dieHere(last !== undefined && (await toldUpTo(this.voice, last.groupId, last.seq)));
    return found;
  });
};
