import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { grantApp } from '../../scripts/database/accounts';
import { openGiven } from '../../scripts/database/given';
import { type Database, openDatabase } from '../../scripts/database/open';
import { migrate } from '../../scripts/migrate';

const folder = mkdtempSync(join(tmpdir(), 'given-'));
let server: Database;
let owner: Connection;
beforeAll(async () => {
  server = await openDatabase(folder, 'fast');
  owner = await createConnection(server.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const names = async (sql: string) => (await owner.query<RowDataPacket[]>(sql))[0].map(({ name }) => String(name));
const left = async () => [
  ...(await names("SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE 'test_%'")),
  ...(await names("SELECT user AS name FROM mysql.user WHERE user LIKE 'app_%'")),
];

describe('testing on a server that runs already', () => {
  it('takes a fresh database and account each time, whatever the server counts as equal, and takes them away again', async () => {
    await owner.query('SET GLOBAL collation_server = utf8mb4_bin');
    const [first, second] = await Promise.all([openGiven(server.ownerUrl), openGiven(server.ownerUrl)]);
    await migrate(first.ownerUrl);
    await grantApp(first.ownerUrl, first.app);
    const app = await createConnection(first.appUrl);
    expect((await app.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM timeline'))[0]).toEqual([{ n: 0 }]);
    expect((await app.query<RowDataPacket[]>('SELECT @@collation_database AS c'))[0]).toEqual([{ c: 'utf8mb4_unicode_ci' }]);
    await expect(app.query('DELETE FROM timeline')).rejects.toMatchObject({ code: 'ER_TABLEACCESS_DENIED_ERROR' });
    await app.end();
    await expect(createConnection(second.appUrl)).rejects.toMatchObject({ code: 'ER_DBACCESS_DENIED_ERROR' });
    expect(await left()).toHaveLength(4);
    await first.stop();
    await second.stop();
    expect(await left()).toEqual([]);
  });

  it('is refused in one line when the server would let a reader see otherwise, or does not let us in', async () => {
    await owner.query("SET GLOBAL tx_isolation = 'REPEATABLE-READ'");
    await expect(openGiven(server.ownerUrl)).rejects.toThrow('must run with transaction_isolation = READ-COMMITTED');
    await owner.query("SET GLOBAL tx_isolation = 'READ-COMMITTED'");
    await expect(openGiven(server.ownerUrl.replace(/:[0-9a-f]+@/, ':wrong@'))).rejects.toThrow('does not let us in: Access denied');
    expect(await left()).toEqual([]);
  });
});
