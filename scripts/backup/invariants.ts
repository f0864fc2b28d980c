import { CHAT_INVARIANTS } from './chat.invariants';
import { type Here, type Invariant, none } from './invariant';

const waiting = (kind: string) =>
  `EXISTS (SELECT 1 FROM deadline d WHERE d.region = e.region AND d.subject = CONCAT('errand/', e.id) AND d.kind = '${kind}' AND d.state = 'waiting')`;
const errands = (where: string) => (here: Here) => `SELECT e.region, e.id AS what FROM errand e WHERE ${here('e')} AND ${where}`;
const ACTIVE = "('accepted', 'agreed', 'on_the_way', 'arrived')";
const offers = (state: string, more = '') =>
  `(SELECT COUNT(*) FROM offer o WHERE o.region = e.region AND o.errand_id = e.id AND o.state = '${state}'${more})`;

/** What holds in the database whenever nobody is in the middle of a transaction. */
export const SQL_INVARIANTS: Invariant[] = [
  none(
    'a unit of the county answers for every request',
    errands('NOT EXISTS (SELECT 1 FROM unit u WHERE u.region = e.region AND u.id = e.unit_id)'),
  ),
  none(
    'an agent of the county has every request that somebody has, by one accepted offer',
    errands(`((e.state IN ${ACTIVE}) <> (${offers('accepted', ' AND o.post_id = e.agent_post_id')} = 1) OR ${offers('accepted')} <> (e.state IN ${ACTIVE})
      OR (e.state IN ${ACTIVE} AND NOT EXISTS (SELECT 1 FROM post p WHERE p.region = e.region AND p.id = e.agent_post_id AND p.role = 'agent')))`),
  ),
  none(
    'a unit of the county answers for every matter of a group',
    (here) =>
      `SELECT t.region, t.id AS what FROM ticket t WHERE ${here('t')} AND NOT EXISTS (SELECT 1 FROM unit u WHERE u.region = t.region AND u.id = t.unit_id)`,
  ),
  none(
    'no matter of a group is forgotten: its promise, or its confirmation, is waited for, or both sides have heard that it is late',
    (here) =>
      `SELECT t.region, t.id AS what FROM ticket t WHERE ${here('t')} AND t.state IN ('open', 'taken', 'answered')
       AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.region = t.region AND d.subject = CONCAT('ticket/', t.id) AND d.state IN ('waiting', 'fired')
         AND d.kind = IF(t.state = 'answered', 'ticket.confirm', 'ticket.promise'))`,
  ),
  none('a request is offered to exactly one, or to nobody', errands(`${offers('open')} <> (e.state = 'offered')`)),
  none(
    'an open offer ends when its deadline says',
    errands(`e.state = 'offered' AND NOT EXISTS (SELECT 1 FROM offer o JOIN deadline d ON d.region = o.region AND d.subject = CONCAT('errand/', o.errand_id)
        AND d.kind = 'errand.offer' AND d.state = 'waiting' AND d.due_at = o.due_at
      WHERE o.region = e.region AND o.errand_id = e.id AND o.state = 'open')`),
  ),
  none(
    'no request is forgotten: somebody will be asked, or has been alarmed',
    errands(`e.state = 'open' AND e.alarmed_at IS NULL AND NOT ${waiting('errand.dispatch')}`),
  ),
  none(
    'what is done waits for a word, or for a call',
    errands(`e.state = 'done' AND e.call_back_at IS NULL AND NOT ${waiting('errand.confirm')}`),
  ),
  none('what is confirmed will be filed', errands(`e.state = 'confirmed' AND NOT ${waiting('errand.archive')}`)),
  none(
    'nothing waits for what has ended',
    errands(
      `e.state IN ('closed', 'withdrawn') AND EXISTS (SELECT 1 FROM deadline d WHERE d.region = e.region AND d.subject = CONCAT('errand/', e.id) AND d.state = 'waiting')`,
    ),
  ),
  none(
    'no deadline of a request has been given up',
    (here) =>
      `SELECT d.region, CONCAT(d.subject, ' ', d.kind) AS what FROM deadline d WHERE ${here('d')} AND d.kind LIKE 'errand.%' AND d.state = 'failed'`,
  ),
  none(
    'hands hold what the offers say',
    (here) =>
      `SELECT l.region, l.post_id AS what FROM agent_load l WHERE ${here('l')}
       AND l.active <> (SELECT COUNT(*) FROM offer o WHERE o.region = l.region AND o.post_id = l.post_id AND o.state = 'accepted')
     UNION ALL SELECT DISTINCT o.region, o.post_id FROM offer o WHERE ${here('o')} AND o.state = 'accepted'
       AND NOT EXISTS (SELECT 1 FROM agent_load l WHERE l.region = o.region AND l.post_id = o.post_id)`,
  ),
  none(
    'every line of a timeline is an event, and every event of a request a line',
    (here) =>
      `SELECT t.region, CONCAT(t.subject, ' ', t.no) AS what FROM timeline t LEFT JOIN event v USING (region, subject, no) WHERE ${here('t')} AND v.no IS NULL
     UNION ALL SELECT v.region, CONCAT(v.subject, ' ', v.no) FROM event v LEFT JOIN timeline t USING (region, subject, no)
         JOIN errand e ON e.region = v.region AND v.subject = CONCAT('errand/', e.id) WHERE ${here('v')} AND t.no IS NULL`,
  ),
  none(
    'every key is kept with what it was about',
    (here) =>
      `SELECT i.region, CONCAT(i.route, ' ', i.person_id) AS what FROM idempotency i WHERE (i.region = '' OR ${here('i')})
       AND (i.subject NOT LIKE '_%/_%' OR (i.subject LIKE 'errand/%'
         AND NOT EXISTS (SELECT 1 FROM errand e WHERE e.region = i.region AND e.id = SUBSTRING(i.subject, 8))))`,
  ),
  none(
    'nobody reacts to a later event before an earlier one',
    (here) =>
      `SELECT r.region, CONCAT(r.subject, ' ', r.no, ' ', r.reaction) AS what FROM reaction r WHERE ${here('r')} AND r.state = 'waiting'
       AND EXISTS (SELECT 1 FROM reaction l WHERE l.region = r.region AND l.subject = r.subject AND l.reaction = r.reaction AND l.no > r.no AND l.state <> 'waiting')`,
  ),
  ...CHAT_INVARIANTS,
];
