import type { Calendar } from 'shared-types/kernel/calendar';
import type { Database } from '../db/database';

/** The calendar of a county from its rows. */
export async function readCalendar(database: Database, region: string): Promise<Calendar> {
  const [hours, days, years] = await Promise.all([
    database.query<{ from: string; opens: number; closes: number }>(
      'SELECT effective_from AS `from`, opens, closes FROM opening_hours WHERE region = ? ORDER BY effective_from, opens',
      [region],
    ),
    database.query<{ day: string; is_work: number; name: string }>('SELECT day, is_work, name FROM calendar_day WHERE region = ?', [
      region,
    ]),
    database.query<{ year: number }>("SELECT year FROM calendar_year WHERE region = ? AND status = 'official'", [region]),
  ]);
  return {
    hours: groupHours(hours),
    days: Object.fromEntries(days.map((d) => [d.day, { work: d.is_work === 1, name: d.name }])),
    officialYears: years.map((y) => y.year),
  };
}

function groupHours(rows: { from: string; opens: number; closes: number }[]): Calendar['hours'] {
  const groups = new Map<string, [number, number][]>();
  for (const { from, opens, closes } of rows) groups.set(from, [...(groups.get(from) ?? []), [opens, closes]]);
  return [...groups].map(([from, spans]) => ({ from, spans }));
}
