import { errandMachine, isNumber } from 'shared-types/errands';
import { ticketMachine } from 'shared-types/tickets';
import { FOLDED } from '../../cloud/src/errands/errand.move';
import { firstBroken, fold, type TimelineBody } from '../../cloud/src/kernel/engine/timeline';
import { FOLDED as TICKET_FOLDED } from '../../cloud/src/tickets/ticket.move';
import { type Ask, everywhere, type Here, type Invariant, type Line, only } from '../../scripts/backup/invariant';
import { SQL_INVARIANTS } from '../../scripts/backup/invariants';

export { everywhere, only };

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

type Rows = Record<string, { from: readonly string[]; to: string; by: readonly string[] }>;
/** Everything with a life: its table, what its timeline can tell, its moves, and how it begins. */
const LIVES: { room: string; called: string; folded: readonly string[]; machine: Rows; first: string }[] = [
  { room: 'errand', called: 'request', folded: FOLDED, machine: errandMachine, first: 'send' },
  { room: 'ticket', called: 'matter of a group', folded: TICKET_FOLDED, machine: ticketMachine, first: 'raise' },
];

/** Row and timeline say the same: state, version, and every column the timeline can tell. */
const told = ({ room, called, folded }: (typeof LIVES)[number]): Invariant => ({
  name: `the timeline of every ${called} tells its row`,
  look: async (ask, here) => {
    const lines = await timelines(ask, here);
    const columns = folded.map((name) => `e.${snake(name)} AS ${name}`).join(', ');
    const rows = await ask<Record<string, unknown>>(
      `SELECT e.region, e.id, e.state, e.version, ${columns} FROM ${room} e WHERE ${here('e')}`,
      [],
    );
    return rows.flatMap((row) => {
      const { state, version, set } = fold(bodies(lines.get(`${row.region} ${room}/${row.id}`)));
      const tale: Record<string, unknown> = { ...set, state, version };
      const wrong = [...folded, 'state', 'version'].filter((name) => plain(row[name]) !== (tale[name] ?? null));
      return wrong.length > 0 ? [`${row.region} ${room}/${row.id} ${wrong.join(' ')}`] : [];
    });
  },
});

const overLines = (name: string, broken: (lines: Line[]) => string | null): Invariant => ({
  name,
  look: async (ask, here) =>
    [...(await timelines(ask, here))].flatMap(([subject, lines]) => {
      const wrong = broken(lines);
      return wrong === null ? [] : [`${subject} ${wrong}`];
    }),
});

/** A step that the table of moves does not know; null where it does. */
function illegal(
  { machine, first }: (typeof LIVES)[number],
  { command, from, to, by }: TimelineBody,
  before: TimelineBody | undefined,
): boolean {
  if (!before) return command !== first || to !== 'open';
  const row = machine[command];
  return from !== before.to || !row?.from.includes(from) || !row.by.includes(by.party) || to !== (row.to === 'same' ? from : row.to);
}

export const INVARIANTS: Invariant[] = [
  ...SQL_INVARIANTS,
  ...LIVES.map(told),
  overLines('every chain of hashes is whole', (lines) => firstBroken(lines)?.toString() ?? null),
  overLines('every step stands in the table of moves', (lines) => {
    const life = LIVES.find(({ room }) => lines[0]?.subject.startsWith(`${room}/`));
    const steps = bodies(lines);
    return (life && steps.find((step, i) => illegal(life, step, steps[i - 1]))?.no.toString()) ?? null;
  }),
  overLines(
    'no timeline holds a name, a phone or words',
    (lines) => lines.find(({ body }) => /[\u3400-\u9fff]|(?<!\d)1[3-9]\d{9}(?!\d)/.test(body))?.no.toString() ?? null,
  ),
  {
    name: 'every number has its check digit',
    look: async (ask, here) => {
      const rows = await ask<{ region: string; id: string; number: string }>(
        `SELECT e.region, e.id, e.number FROM errand e WHERE ${here('e')} UNION ALL SELECT t.region, t.id, t.number FROM ticket t WHERE ${here('t')}`,
        [],
      );
      return rows.filter((row) => !isNumber(row.number)).map((row) => `${row.region} ${row.id}`);
    },
  },
];

/** The names of those that do not hold in one county. */
export async function brokenIn({ database, region }: { database: { query: Ask }; region: string }): Promise<string[]> {
  const found = await Promise.all(
    INVARIANTS.map(async ({ name, look }) => ((await look((...asked) => database.query(...asked), only(region))).length > 0 ? [name] : [])),
  );
  return found.flat();
}

/** How often each command of the table has been given, over the whole database. */
export async function commandsGiven(ask: Ask, here: Here): Promise<Record<string, number>> {
  const lines = [...(await timelines(ask, here)).values()].flat().filter((line) => line.subject.startsWith('errand/'));
  const counts: Record<string, number> = Object.fromEntries(Object.keys(errandMachine).map((command) => [command, 0]));
  for (const { command } of bodies(lines)) if (command in counts) counts[command] = (counts[command] ?? 0) + 1;
  return counts;
}
