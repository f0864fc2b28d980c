import type { Tx } from '../../cloud/src/kernel/db/transaction';
import type { County } from './county';
import { aTicket } from './pleas';
import { openTalk } from './talk';

/** A group in which order was kept in every way: a matter (1), words hidden (2) and reported (3), somebody told to be quiet. Gives its id. */
export async function orderlyGroup(county: County): Promise<string> {
  const { groupId: id, his, member, says } = await openTalk(county);
  const [owner, noisy] = [await member('赵玉成'), await member('孙大声')];
  const [hers, theirs] = [await county.as(owner), await county.as(noisy)];
  const plea = await says(hers, '路灯坏了');
  const [hidden, reported] = [await says(theirs, '某某的电话是 139'), await says(theirs, '卖假货的又来了')];
  await hers.tickets.raise(aTicket(id, [plea]));
  await his.order.hide({ id, seq: hidden, hidden: true, why: '有别人的电话' });
  await hers.order.report({ id, seq: reported, why: '骂人' });
  const [report] = (await his.order.waiting()).reports;
  await his.order.settle({ id: report?.id ?? '', upheld: true, answer: '已经提醒了' });
  await county.clock(county.later(1));
  await his.order.mute({ id, personId: noisy.id, until: county.later(60).toISOString(), why: '刷屏' });
  await county.clock(county.later(1));
  return id;
}

type Break = (tx: Tx, region: string, id: string) => Promise<unknown>;
const said = (change: string, seq: number): Break => updated('chat_message', change, `group_id = ? AND seq = ${seq}`);
const group = (change: string): Break => updated('chat_group', change, 'id = ?');
const seats = (change: string): Break => updated('group_member', change, 'group_id = ? AND firm_id IS NOT NULL');
function updated(table: string, change: string, where: string): Break {
  return (tx, region, id) => tx.run(`UPDATE ${table} SET ${change} WHERE region = ? AND ${where}`, [region, id]);
}
const CLEARED = 'text = NULL, body = \'{"cleared":true}\'';

/** For every invariant of the chat ways to break it in such a group. */
export const CHAT_BREAKS: readonly (readonly [name: string, how: Break])[] = [
  ['iC3 the log of every group has no gap, and the group counts what it holds', said('seq = 900', 3)],
  ['iC3 the log of every group has no gap, and the group counts what it holds', group('last_seq = last_seq + 1')],
  ['iC3 the log of every group has no gap, and the group counts what it holds', group('said = said - 1')],
  ['iC5 whoever spoke in a group was in it', said('sender_id = 1', 1)],
  ['iC5 whoever spoke in a group was in it', seats('left_seq = 0')],
  ['iC5 nobody came or went after the last entry there is', seats('left_seq = 900')],
  ['iC7 every message stands as the last change of it says', said("state = 'shown'", 2)],
  ['iC7 every message stands as the last change of it says', said("state = 'recalled'", 3)],
  ['iC8 nobody has read beyond what there is', seats('read_seq = 900')],
  ['iC8 nobody has read beyond what there is', seats('read_said = 900')],
  ['iC9 the matter under a message was made of it', said('ticket_id = 1', 3)],
  [
    'iC9 every matter of a group was made of something said there',
    (tx, region) => tx.run('DELETE FROM ticket_source WHERE region = ?', [region]),
  ],
  ['iC10 whoever is to be quiet was told so, on record, until the same hour', seats('muted_until = NULL')],
  ['iC10 whoever is to be quiet was told so, on record, until the same hour', seats("muted_until = '2027-01-01 00:00:00'")],
  ['iC10 what is hidden was hidden by somebody, on record, and what was hidden is', said("state = 'shown'", 2)],
  ['iC10 what is hidden was hidden by somebody, on record, and what was hidden is', said("state = 'hidden'", 3)],
  ['iC10 a report is open, or answered on record', updated('chat_report', "state = 'turned'", 'group_id = ?')],
  ['iC10 a report is open, or answered on record', updated('chat_report', "state = 'open'", 'group_id = ?')],
  ['what a matter or an open report still needs has not been cleared away', said(CLEARED, 1)],
  [
    'what a matter or an open report still needs has not been cleared away',
    async (tx, region, id) => {
      await said(CLEARED, 3)(tx, region, id);
      await updated('chat_report', "state = 'open'", 'group_id = ?')(tx, region, id);
    },
  ],
];
