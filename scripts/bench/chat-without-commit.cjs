// The same server with the transaction taken away: numbers from memory, nothing stored. What is left is the cost of everything else.
const { join } = require('node:path');
const { Appender } = require(join(process.cwd(), 'cloud/dist/groups/append.service'));

let seq = Number(process.env.BENCH_SEQ ?? 0);
Appender.prototype.commit = async function (region, batch) {
  const rows = batch.map(({ saying: { by, also: _, ...words } }) => {
    seq += 1;
    return {
      ...words,
      region,
      seq,
      said: seq,
      senderId: by.personId,
      postId: null,
      firmId: process.env.BENCH_FIRM,
      targetSeq: null,
      ticketId: null,
      at: new Date(),
    };
  });
  for (const [i, { done }] of batch.entries()) done({ row: rows[i], again: false });
  this.voice.tell(this.voice.prepare(rows, new Map([[rows[0].groupId, 0]])));
  await new Promise((turn) => setImmediate(turn));
};
