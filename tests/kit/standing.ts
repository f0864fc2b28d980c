import { blindIndex } from '../../cloud/src/kernel/crypto';
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

/** Everything that is kept of a county and of its people: of each table how many rows, and a sum over all that stands in them. */
export async function standing({ county: { database, region }, args }: Pick<Target, 'county' | 'args'>): Promise<Record<string, string>> {
  const tables = new Map<string, string[]>();
  for (const { t, c } of await columnsIn(database)) tables.set(t, [...(tables.get(t) ?? []), c]);
  const people = `SELECT id FROM person WHERE region = '${region}'`;
  const parts = [...tables].flatMap(([table, names]) => {
    const sum = `BIT_XOR(CRC32(CONCAT_WS('#', ${names.filter((name) => !UNSAID.includes(name)).map((name) => `IFNULL(CAST(${name} AS BINARY), '~')`)})))`;
    if (OTHERS.includes(table)) return [];
    const whose = names.includes('region') ? `region = '${region}'` : OWN.includes(table) ? `person_id IN (${people})` : null;
    return whose ? [`SELECT '${table}' AS name, CONCAT(COUNT(*), ' ', ${sum}) AS is_now FROM ${table} WHERE ${whose}`] : [];
  });
  const phone = blindIndex('phone', String(args.phone ?? '')).toString('hex');
  for (const table of ['sign_in_code', 'person'])
    parts.push(`SELECT '${table} by phone', CONCAT(COUNT(*), '') FROM ${table} WHERE phone_index = X'${phone}'`);
  const rows = await database.query<{ name: string; is_now: string }>(parts.join(' UNION ALL '));
  // MySQL gives what was put together from bytes as bytes.
  return Object.fromEntries(rows.map((row) => [row.name, String(row.is_now)]));
}
