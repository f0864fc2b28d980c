import { errandMachine, isNumber } from 'shared-types/errands';
import { FOLDED } from '../../cloud/src/errands/errand.move';
import { firstBroken, fold, type TimelineBody } from '../../cloud/src/kernel/engine/timeline';

export type Ask = <T>(sql: string, params: unknown[]) => Promise<T[]>;
/** The counties looked at, as a condition on a table's alias. */
export type Here = (alias: string) => string;
export interface Invariant {
  name: string;
  /** What breaks it, as `region subject`; empty where it holds. */
  look: (ask: Ask, here: Here) => Promise<string[]>;
}

/** Every county but those in which a test has taken a promise of the kernel away on purpose. */
export const everywhere: Here = (alias) =>
  `${alias}.region NOT IN (SELECT region FROM division WHERE level = 'county' AND source = 'planted')`;
export const only =
  (region: string): Here =>
  (alias) =>
    `${alias}.region = '${region}'`;

const none = (name: string, sql: (here: Here) => string): Invariant => ({
  name,
  look: async (ask, here) => (await ask<{ region: string; what: string }>(sql(here), [])).map((row) => `${row.region} ${row.what}`),
});
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
];

interface Line {
  region: string;
  subject: string;
  no: number;
  body: string;
  hash: Buffer;
}
async function timelines(ask: Ask, here: Here): Promise<Map<string, Line[]>> {
  const rows = await ask<Line>(
    `SELECT region, subject, no, body, hash FROM timeline t WHERE ${here('t')} ORDER BY region, subject, no`,
    [],
  );
  const lines = new Map<string, Line[]>();
  for (const row of rows) {
    const subject = `${row.region} ${row.subject}`;
    lines.set(subject, lines.get(subject) ?? []);
    lines.get(subject)?.push(row);
  }
  return lines;
}
const bodies = (lines: Line[] | undefined): TimelineBody[] => (lines ?? []).map((line) => JSON.parse(line.body));

const snake = (column: string) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));

/** Row and timeline say the same: state, version, and every column the timeline can tell. */
const told: Invariant = {
  name: 'the timeline of every request tells its row',
  look: async (ask, here) => {
    const lines = await timelines(ask, here);
    const columns = FOLDED.map((name) => `e.${snake(name)} AS ${name}`).join(', ');
    const rows = await ask<Record<string, unknown>>(
      `SELECT e.region, e.id, e.state, e.version, ${columns} FROM errand e WHERE ${here('e')}`,
      [],
    );
    return rows.flatMap((row) => {
      const { state, version, set } = fold(bodies(lines.get(`${row.region} errand/${row.id}`)));
      const tale: Record<string, unknown> = { ...set, state, version };
      const wrong = [...FOLDED, 'state', 'version'].filter((name) => plain(row[name]) !== (tale[name] ?? null));
      return wrong.length > 0 ? [`${row.region} errand/${row.id} ${wrong.join(' ')}`] : [];
    });
  },
};

const overLines = (name: string, broken: (lines: Line[]) => string | null): Invariant => ({
  name,
  look: async (ask, here) =>
    [...(await timelines(ask, here))].flatMap(([subject, lines]) => {
      const wrong = broken(lines);
      return wrong === null ? [] : [`${subject} ${wrong}`];
    }),
});

const TABLE: Record<string, { from: readonly string[]; to: string; by: readonly string[] }> = errandMachine;
/** A step that the table of moves does not know; null where it does. */
function illegal({ command, from, to, by }: TimelineBody, before: TimelineBody | undefined): boolean {
  if (!before) return command !== 'send' || to !== 'open';
  const row = TABLE[command];
  return from !== before.to || !row?.from.includes(from) || !row.by.includes(by.party) || to !== (row.to === 'same' ? from : row.to);
}

export const INVARIANTS: Invariant[] = [
  ...SQL_INVARIANTS,
  told,
  overLines('every chain of hashes is whole', (lines) => firstBroken(lines)?.toString() ?? null),
  overLines('every step stands in the table of moves', (lines) => {
    const steps = lines[0]?.subject.startsWith('errand/') ? bodies(lines) : [];
    return steps.find((step, i) => illegal(step, steps[i - 1]))?.no.toString() ?? null;
  }),
  overLines(
    'no timeline holds a name, a phone or words',
    (lines) => lines.find(({ body }) => /[\u3400-\u9fff]|(?<!\d)1[3-9]\d{9}(?!\d)/.test(body))?.no.toString() ?? null,
  ),
  {
    name: 'every number has its check digit',
    look: async (ask, here) => {
      const rows = await ask<{ region: string; id: string; number: string }>(
        `SELECT e.region, e.id, e.number FROM errand e WHERE ${here('e')}`,
        [],
      );
      return rows.filter((row) => !isNumber(row.number)).map((row) => `${row.region} ${row.id}`);
    },
  },
];

/** How often each command of the table has been given, over the whole database. */
export async function commandsGiven(ask: Ask, here: Here): Promise<Record<string, number>> {
  const lines = [...(await timelines(ask, here)).values()].flat().filter((line) => line.subject.startsWith('errand/'));
  const counts: Record<string, number> = Object.fromEntries(Object.keys(errandMachine).map((command) => [command, 0]));
  for (const { command } of bodies(lines)) if (command in counts) counts[command] = (counts[command] ?? 0) + 1;
  return counts;
}
