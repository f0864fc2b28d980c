import type { Connection } from 'mysql2/promise';
import type { Actor } from 'shared-types/kernel/actor';
import { FIRMS, firmSheet } from '../demo/firm-sheet';
import { pairs, report, speedBar } from './measure';
import { byHand } from './replay';
import type { Stand } from './stand';

const REGION = '130705';
const GROUP = 500;
const AT_ONCE = 2_000;
const TODAY = '2026-11-22';

/** Whoever brings the sheet: an administrator of the demo county. */
async function administratorOf({ database }: Stand): Promise<Actor> {
  const [found] = await database.query<Actor>(
    "SELECT person_id AS personId, role, region, id AS postId, unit_id AS unitId, town FROM post WHERE region = ? AND role = 'administrator' LIMIT 1",
    [REGION],
  );
  if (!found) throw new Error('the demo county has no administrator');
  return found;
}

/** The import as somebody who watches it sees it. */
async function importOf(stand: Stand) {
  const { database, deadlines, firmImports } = stand;
  const administrator = await administratorOf(stand);
  const bytes = firmSheet(TODAY);
  return {
    empty: async () => {
      for (const table of ['firm', 'firm_import_row', 'firm_import']) await database.run(`TRUNCATE TABLE ${table}`);
    },
    read: () => firmImports.upload(administrator, '名册.csv', bytes),
    /** Gives how many times it was seen to have gone on. */
    write: async (id: string): Promise<number> => {
      await firmImports.write(administrator, id, false);
      const seen = new Set<number>();
      while ((await deadlines.tick(REGION)) > 0) seen.add((await firmImports.find(administrator, id)).doneRows);
      return seen.size;
    },
  };
}

async function insertAll(connection: Connection, rows: Record<string, unknown>[]) {
  const sql = `INSERT INTO firm (${Object.keys(rows[0] ?? {}).join(', ')}) VALUES ?`;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await connection.beginTransaction();
    for (let from = at; from < at + AT_ONCE; from += GROUP)
      await connection.query(sql, [rows.slice(from, from + GROUP).map(Object.values)]);
    await connection.commit();
  }
}

/**
 * (f) The forty thousand firms of a county written with progress against the same rows inserted by hand in groups of as many. What it
 * costs from the file on, with reading, checking, sealing and keeping for undoing, is told beside it.
 */
export async function benchFirms(stand: Stand): Promise<void> {
  stand.clock.stop(REGION, new Date(`${TODAY}T10:00:00+08:00`));
  const { empty, read, write } = await importOf(stand);
  await empty();
  const steps = await write((await read()).id);
  const rows = await stand.database.query<Record<string, unknown>>('SELECT * FROM firm WHERE region = ? ORDER BY id', [REGION]);
  const again = await read();
  console.log(
    `  a second time: ${again.added} new, ${again.changed} changed, ${again.same} the same; ${steps} steps of progress the first time`,
  );
  if (rows.length !== FIRMS || again.added + again.changed > 0) throw new Error('the second run would write something');

  const connection = await byHand(stand.url);
  const wall: { read: number; write: number }[] = [];
  const fromFile = async () => {
    await empty();
    const began = performance.now();
    const { id } = await read();
    const between = performance.now();
    await write(id);
    wall.push({ read: (between - began) / 1000, write: (performance.now() - between) / 1000 });
  };
  const raw = async () => {
    await empty();
    await insertAll(connection, rows);
  };
  const all = await pairs('(f) a county’s firms | by hand', { run: fromFile }, { run: raw }, 1);
  await connection.end();
  const writing = wall.slice(-all.ours.length).map(({ write: seconds }) => ({ cpu: seconds, wall: seconds }));
  const whole = speedBar('', 'wall', all, 0);
  console.log(`  from the file to the last row, read, checked and kept for undoing: ${whole.ratio} of the speed of inserting by hand`);
  report('firms', [
    speedBar('40,000 firms written with progress | grouped inserts by hand, wall', 'wall', { ours: writing, theirs: all.theirs }, 0.5),
  ]);
}
