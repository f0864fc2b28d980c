// Planted: a reaction is marked as done before it is done, in a transaction of its own.
const { join } = require('node:path');
const { noticesOf } = require('shared-types/notices');
const kernel = join(process.cwd(), 'cloud/dist/kernel');
const { ReactionPoller } = require(join(kernel, 'engine/reaction.poller'));
const { reactionNamed } = require(join(kernel, 'engine/event'));
const { crashpoint } = require(join(kernel, 'crashpoint'));
ReactionPoller.prototype.run = async function ({ region, subject, no, reaction }) {
  const about = [region, subject, no];
  // Of two processes that have read the same list one runs it, as in the house itself: else the other tells what this one takes to its grave.
  const claim = await this.database.run(
    "UPDATE reaction SET state = 'done' WHERE region = ? AND subject = ? AND no = ? AND reaction = ? AND state = 'waiting'",
    [...about, reaction],
  );
  if (claim.affectedRows !== 1) return false;
  const [row] = await this.database.query('SELECT type, at, facts FROM event WHERE region = ? AND subject = ? AND no = ?', about);
  const event = { region, subject, no, type: row.type, at: row.at.toISOString(), facts: JSON.parse(row.facts) };
  // Here somebody was to be told; of anything else nobody would miss it.
  if (reaction === 'notices' && noticesOf(event).length > 0) crashpoint('after-reaction-claim');
  await this.database.inTransaction((tx) => reactionNamed(reaction).run(tx, event));
  return true;
};
