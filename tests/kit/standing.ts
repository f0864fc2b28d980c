import { blindIndex } from '../../cloud/src/kernel/crypto';
import { madeAt } from '../../cloud/src/kernel/ids';
import type { Target } from './attack';
import type { County } from './county';

/** What a person owns outside any county, by the column that says whose it is. */
const OWN = ['consent', 'identity', 'avatar', 'session', 'second_factor', 'recovery_code', 'notice_preference', 'subscription'];
/** A service that starts beside this one writes a code down for every county in which nobody administers; its own tests look at it. */
const OTHERS = ['first_administrator'];
/** What a call may change without having done anything: nothing but when somebody was last seen. */
const UNSAID = ['seen_at', 'expires_at'];

interface Column {
  t: string;
  c: string;
}

let columns: Promise<Column[]> | undefined;
/** Asked once: no test alters a table. */
const columnsIn = (database: County['database']) => {
  columns ??= database.query<Column>(
    'SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1, ordinal_position',
  );
  return columns;
};

/** More than the clocks of two processes here are apart. Milliseconds. */
const SLACK = 2_000;

/** Which rows of a table are a county's, said so that an index finds them: all other tests have left theirs in the same tables. */
async function scopeOf({ database, region, units }: County) {
  const people = await database.query<{ id: string }>('SELECT id FROM person WHERE region = ?', [region]);
  const ids = people.map(({ id }) => id).join() || '0';
  const began = new Date(madeAt(units.centre).getTime() - SLACK).toISOString().slice(0, 19);
  const here: Record<string, string> = { person: `id IN (${ids})`, idempotency: `region = '${region}' AND at >= '${began}'` };
  return (table: string, hasRegion: boolean) => {
    if (hasRegion) return here[table] ?? `region = '${region}'`;
    return OWN.includes(table) ? `person_id IN (${ids})` : null;
  };
}

/** Everything that is kept of a county and of its people: of each table how many rows, and a sum over all that stands in them. */
export async function standing({ county, args }: Pick<Target, 'county' | 'args'>): Promise<Record<string, string>> {
  const { database } = county;
  const tables = new Map<string, string[]>();
  for (const { t, c } of await columnsIn(database)) tables.set(t, [...(tables.get(t) ?? []), c]);
  const where = await scopeOf(county);
  const parts = [...tables].flatMap(([table, names]) => {
    const sum = `BIT_XOR(CRC32(CONCAT_WS('#', ${names.filter((name) => !UNSAID.includes(name)).map((name) => `IFNULL(CAST(${name} AS BINARY), '~')`)})))`;
    if (OTHERS.includes(table)) return [];
    const whose = where(table, names.includes('region'));
    return whose ? [`SELECT '${table}' AS name, CONCAT(COUNT(*), ' ', ${sum}) AS is_now FROM ${table} WHERE ${whose}`] : [];
  });
  const phone = blindIndex('phone', String(args.phone ?? '')).toString('hex');
  for (const table of ['sign_in_code', 'person'])
    parts.push(`SELECT '${table} by phone', CONCAT(COUNT(*), '') FROM ${table} WHERE phone_index = X'${phone}'`);
  const rows = await database.query<{ name: string; is_now: string }>(parts.join(' UNION ALL '));
  // MySQL gives what was put together from bytes as bytes.
  return Object.fromEntries(rows.map((row) => [row.name, String(row.is_now)]));
}
