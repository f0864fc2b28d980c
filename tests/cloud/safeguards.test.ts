import type { RowDataPacket } from 'mysql2/promise';
import { missingSafeguards } from '../../cloud/src/kernel/db/safeguards';
import { migrate } from '../../scripts/migrate';
import { openDatabaseBeside } from '../kit/databases';
import { startProcess } from '../kit/process';

let beside: Awaited<ReturnType<typeof openDatabaseBeside>>;
beforeAll(async () => {
  beside = await openDatabaseBeside();
}, 60_000);
afterAll(() => beside?.close());

/** As a start of the service asks, on rows that are taken back. */
async function missing() {
  const { db } = beside;
  await db.query('START TRANSACTION');
  const run = async (sql: string, params: unknown[]) => (await db.query(sql, params))[0] as never;
  return missingSafeguards({ query: run, run }).finally(() => db.query('ROLLBACK'));
}
const triggers = async () => {
  const [rows] = await beside.db.query<RowDataPacket[]>(
    'SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1',
  );
  return rows.map(({ name }) => String(name));
};

describe('a database from which triggers are missing', () => {
  it('is known by each of them, and has it back after a migration', async () => {
    const all = await triggers();
    expect(await missing()).toEqual([]);
    for (const name of all) {
      await beside.db.query(`DROP TRIGGER ${name}`);
      expect(await missing()).toEqual([name]);
      expect(await migrate(beside.url)).toEqual([`trigger ${name}`]);
    }
    expect(await triggers()).toEqual(all);
    expect(await missing()).toEqual([]);
    expect(await migrate(beside.url)).toEqual([]);
    for (const table of ['session', 'post', 'consent', 'person', 'firm_person', 'timeline', 'order_act', 'ticket', 'person_change'])
      expect((await beside.db.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${table}`))[0]).toEqual([{ n: 0 }]);
  });

  it('starts no service, which says why and what to do', async () => {
    await beside.db.query('DROP TRIGGER session_change_is_told');
    await expect(startProcess({ DB_URL: beside.url })).rejects.toThrow(
      'the database lacks triggers this service relies on (session_change_is_told): npm run migrate puts them back',
    );
    await migrate(beside.url);
    const service = await startProcess({ DB_URL: beside.url });
    await service.stop();
  }, 60_000);
});
