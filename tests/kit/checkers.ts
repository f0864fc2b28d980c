import type { DomainEvent } from 'shared-types/kernel/event';
import { noticesOf } from 'shared-types/notices';
import type { TimelineBody } from '../../cloud/src/kernel/engine/timeline';
import type { County } from './county';
import type { Answered, Crowd } from './crowd';
import { INVARIANTS, only } from './invariants';
import { until } from './line';

/** Looks at what a storm has left behind; gives what is wrong, empty where nothing is. */
export interface Checker {
  name: string;
  look(county: County, crowd: Crowd): Promise<string[]>;
}

async function lines(county: County): Promise<Map<string, TimelineBody[]>> {
  const rows = await county.database.query<{ subject: string; body: string }>(
    'SELECT subject, body FROM timeline WHERE region = ? ORDER BY subject, no',
    [county.region],
  );
  const told = new Map<string, TimelineBody[]>();
  for (const { subject, body } of rows) told.set(subject, [...(told.get(subject) ?? []), JSON.parse(body)]);
  return told;
}
const given = (told: Map<string, TimelineBody[]>, { id, command }: Answered) =>
  (told.get(`errand/${id}`) ?? []).filter((line) => line.command === command).length;

const events = async (county: County): Promise<DomainEvent[]> =>
  (
    await county.database.query<{ subject: string; no: number; type: string; at: Date; facts: string }>(
      'SELECT subject, no, type, at, facts FROM event WHERE region = ?',
      [county.region],
    )
  ).map((row) => ({ ...row, region: county.region, at: row.at.toISOString(), facts: JSON.parse(row.facts) }));

const count = async (county: County, sql: string) =>
  Number((await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n ${sql}`, [county.region]))[0]?.n);

/** A process believes the hour of its last look at the database for half a minute. Milliseconds. */
const SLACK = 1_000;

export const CHECKERS: Checker[] = [
  {
    name: 'what was answered is stored',
    look: async (county, { answered }) => {
      const told = await lines(county);
      return answered.filter((act) => given(told, act) === 0).map((act) => `${act.command} of ${act.id} is lost`);
    },
  },
  {
    name: 'an act has one effect however often it was sent',
    look: async (county, { answered, sent }) => {
      const told = await lines(county);
      const twice = answered.filter((act) => given(told, act) > 1).map((act) => `${act.command} of ${act.id} twice`);
      const made = await county.database.query<{ person: string; n: string }>(
        'SELECT requester_id AS person, COUNT(*) AS n FROM errand WHERE region = ? GROUP BY requester_id',
        [county.region],
      );
      return [...twice, ...made.filter(({ person, n }) => Number(n) !== sent.get(person)).map(({ person, n }) => `${person} has ${n}`)];
    },
  },
  {
    name: 'everybody was told of everything, once',
    look: async (county) => {
      const rows = await county.database.query<{ person: string; subject: string; no: number; n: string }>(
        'SELECT person_id AS person, subject, event_no AS no, COUNT(*) AS n FROM notice WHERE region = ? GROUP BY person_id, subject, event_no',
        [county.region],
      );
      const told = new Map(rows.map((row) => [`${row.person} ${row.subject} ${row.no}`, Number(row.n)]));
      const expected = (await events(county)).flatMap((event) =>
        noticesOf(event).map(({ personId }) => `${personId} ${event.subject} ${event.no}`),
      );
      const missing = expected.filter((key) => told.get(key) !== 1);
      return [...missing, ...[...told.keys()].filter((key) => !expected.includes(key))];
    },
  },
  {
    name: 'nothing that is due is left lying',
    look: async (county) => {
      const now = county.database.clock.now().toISOString().replace('T', ' ').slice(0, 23);
      const due = () =>
        Promise.all([
          count(county, `FROM reaction WHERE region = ? AND state = 'waiting'`),
          count(county, `FROM deadline WHERE region = ? AND state = 'waiting' AND due_at <= '${now}'`),
        ]);
      const quiet = async () => (await due()).every((n) => n === 0) || undefined;
      await until(quiet, 'the engines to catch up', 20_000).catch(() => undefined);
      const [reactions, deadlines] = await due();
      const failed = await count(county, `FROM reaction WHERE region = ? AND state = 'failed'`);
      return reactions + deadlines + failed > 0 ? [`${reactions} reactions, ${deadlines} deadlines, ${failed} given up`] : [];
    },
  },
  {
    name: 'every hour written is the true one',
    look: async (county, { began }) => {
      const [from, to] = [began.getTime() - SLACK, county.database.clock.now().getTime() + SLACK];
      return (await events(county))
        .filter(({ at }) => Date.parse(at) < from || Date.parse(at) > to)
        .map((e) => `${e.subject} ${e.no} at ${e.at}`);
    },
  },
  {
    name: 'row and timeline tell the same, and every promise of the schema holds',
    look: async (county) => {
      const ask = <T>(sql: string, params: unknown[]) => county.database.query<T>(sql, params);
      const found = await Promise.all(INVARIANTS.map(async ({ name, look }) => ({ name, wrong: await look(ask, only(county.region)) })));
      return found.flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`));
    },
  },
];

/** What is wrong after a storm, by checker. */
export async function wrongs(county: County, crowd: Crowd): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  // First wait until nothing is under way, then look at the rest.
  for (const { name, look } of [...CHECKERS].sort((a, b) => Number(b.name.startsWith('nothing')) - Number(a.name.startsWith('nothing')))) {
    const wrong = await look(county, crowd);
    if (wrong.length > 0) found[name] = wrong.slice(0, 5);
  }
  return found;
}
