import { type Here, type Invariant, none } from './invariant';

const groups = (where: string) => (here: Here) => `SELECT g.region, g.id AS what FROM chat_group g WHERE ${here('g')} AND (${where})`;
const messages =
  (where: string, more = '') =>
  (here: Here) =>
    `SELECT m.region, CONCAT(m.group_id, '/', m.seq) AS what FROM chat_message m ${more} WHERE ${here('m')} AND (${where})`;
const seats = (where: string) => (here: Here) =>
  `SELECT s.region, CONCAT(s.group_id, ' ', s.person_id) AS what FROM group_member s JOIN chat_group g ON g.region = s.region AND g.id = s.group_id
   WHERE ${here('s')} AND (${where})`;

const inLog = (what: string) => `(SELECT ${what} FROM chat_message m WHERE m.region = g.region AND m.group_id = g.id)`;
/** The last change of a message that changes its state, as `c`; the bodies are written by one hand. */
const LAST_CHANGE = `LEFT JOIN (SELECT region, group_id, target_seq, MAX(seq) AS seq FROM chat_message WHERE kind = 'change'
    AND body IN ('{"what":"recalled"}', '{"what":"hidden"}', '{"what":"shown"}', '{"what":"refused"}') GROUP BY region, group_id, target_seq) l
  ON l.region = m.region AND l.group_id = m.group_id AND l.target_seq = m.seq
  LEFT JOIN chat_message c ON c.region = l.region AND c.group_id = l.group_id AND c.seq = l.seq`;
const lastAct = (what: string, acts: string, of: string) =>
  `(SELECT a.${what} FROM order_act a WHERE a.region = m.region AND a.group_id = m.group_id AND a.${of} AND a.act IN (${acts}) ORDER BY a.id DESC LIMIT 1)`;
const reportAct = `EXISTS (SELECT 1 FROM order_act a WHERE a.region = r.region AND a.group_id = r.group_id AND a.seq = r.seq AND a.act = r.state)`;

/** What holds of the groups whenever nobody is in the middle of a transaction. */
export const CHAT_INVARIANTS: Invariant[] = [
  none(
    'iC3 the log of every group has no gap, and the group counts what it holds',
    groups(`g.last_seq <> ${inLog('COUNT(*)')} OR g.last_seq <> COALESCE(${inLog('MAX(m.seq)')}, 0)
      OR g.said <> ${inLog("COALESCE(SUM(m.kind <> 'change' AND m.sender_id IS NOT NULL), 0)")}`),
  ),
  none(
    'iC5 whoever spoke in a group was in it',
    messages(`m.kind <> 'change' AND m.sender_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM group_member s WHERE s.region = m.region
      AND s.group_id = m.group_id AND s.person_id = m.sender_id AND s.joined_seq < m.seq AND (s.left_seq IS NULL OR m.seq <= s.left_seq))`),
  ),
  none('iC5 nobody came or went after the last entry there is', seats('s.joined_seq > g.last_seq OR s.left_seq > g.last_seq')),
  none(
    'iC7 every message stands as the last change of it says',
    messages(
      `m.kind <> 'change' AND ((c.seq IS NULL AND m.state NOT IN ('shown', 'pending')) OR c.body <> CONCAT('{"what":"', m.state, '"}'))`,
      LAST_CHANGE,
    ),
  ),
  none('iC8 nobody has read beyond what there is', seats('s.read_seq > g.last_seq OR s.read_said > g.said')),
  none(
    'iC9 the matter under a message was made of it',
    messages(
      `m.ticket_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ticket_source o WHERE o.region = m.region AND o.ticket_id = m.ticket_id
        AND o.source = CONCAT('chat/', m.group_id, '/', m.seq))`,
    ),
  ),
  none(
    'iC9 every matter of a group was made of something said there',
    (here) =>
      `SELECT t.region, t.id AS what FROM ticket t WHERE ${here('t')} AND t.group_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ticket_source o WHERE o.region = t.region AND o.ticket_id = t.id)`,
  ),
  none(
    'iC10 whoever is to be quiet was told so, on record, until the same hour',
    (here) =>
      `SELECT m.region, CONCAT(m.group_id, ' ', m.person_id) AS what FROM group_member m WHERE ${here('m')} AND m.live = 1
       AND NOT (m.muted_until <=> ${lastAct('until_at', "'mute', 'unmute'", 'person_id = m.person_id')})`,
  ),
  none(
    'iC10 what is hidden was hidden by somebody, on record, and what was hidden is',
    messages(
      `m.kind <> 'change' AND (m.state = 'hidden') <> (COALESCE(${lastAct('act', "'hide', 'show', 'pass'", 'seq = m.seq')}, '') = 'hide')`,
    ),
  ),
  none(
    'iC10 a report is open, or answered on record',
    (here) =>
      `SELECT r.region, r.id AS what FROM chat_report r WHERE ${here('r')}
       AND ((r.state = 'open') <> (r.answer IS NULL) OR (r.state <> 'open' AND NOT ${reportAct}))`,
  ),
  none(
    'what a matter or an open report still needs has not been cleared away',
    messages(
      `m.body = '{"cleared":true}' AND ((m.ticket_id IS NOT NULL AND t.ended_at IS NULL) OR EXISTS (SELECT 1 FROM chat_report r
        WHERE r.region = m.region AND r.group_id = m.group_id AND r.seq = m.seq AND r.state = 'open'))`,
      'LEFT JOIN ticket t ON t.region = m.region AND t.id = m.ticket_id',
    ),
  ),
];
