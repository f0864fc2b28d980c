import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { type Database, openDatabase } from '../../scripts/database/open';
import { statementsOf } from '../../scripts/database/statements';
import { migrate } from '../../scripts/migrate';

const home = mkdtempSync(join(tmpdir(), 'migrate-'));
let database: Database;
let owner: Connection;

beforeAll(async () => {
  database = await openDatabase(join(home, 'db'), 'fast');
  owner = await createConnection(database.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
});

const tables = async () => {
  const [rows] = await owner.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1',
  );
  return rows.map(({ name }) => String(name));
};

/** A folder of migrations; the down of each is made beside it. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(home, 'files-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

const WELL = {
  '0001-a.up.sql':
    'CREATE TABLE IF NOT EXISTS a (b INT)\n-- next\nDROP TRIGGER IF EXISTS t\n-- next\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.b = 1; SET NEW.b = NEW.b + 1; END\n',
  '0001-a.down.sql': 'DROP TABLE IF EXISTS a;\n',
  '0002-c.up.sql': '-- why it is there\nCREATE TABLE IF NOT EXISTS c (d INT);\n',
  '0002-c.down.sql': 'DROP TABLE IF EXISTS c;\n',
};

describe('migrating', () => {
  it('goes up in order, once, and down from the newest', async () => {
    const folder = folderOf(WELL);
    expect(await migrate(database.ownerUrl, 'up', { folder })).toEqual(['0001-a', '0002-c']);
    expect(await migrate(database.ownerUrl, 'up', { folder })).toEqual([]);
    expect(await tables()).toEqual(['a', 'c', 'migration']);
    await owner.query('INSERT INTO a VALUES (9)');
    expect((await owner.query('SELECT b FROM a'))[0]).toEqual([{ b: 2 }]);
    expect(await migrate(database.ownerUrl, 'down', { folder })).toEqual(['0002-c']);
    expect(await migrate(database.ownerUrl, 'down', { folder, steps: 9 })).toEqual(['0001-a']);
    expect(await tables()).toEqual(['migration']);
  });

  it('that was cut off in the middle can be run again', async () => {
    const cut = folderOf({ ...WELL, '0002-c.up.sql': 'CREATE TABLE IF NOT EXISTS c (d INT)\n-- next\nTHIS IS CUT OFF' });
    await expect(migrate(database.ownerUrl, 'up', { folder: cut })).rejects.toThrow('0002-c.up.sql, statement 2');
    expect(await tables()).toEqual(['a', 'c', 'migration']);
    expect(await migrate(database.ownerUrl, 'up', { folder: folderOf(WELL) })).toEqual(['0002-c']);
    await migrate(database.ownerUrl, 'down', { folder: folderOf(WELL), steps: 2 });
  });

  it('happens once when two begin together', async () => {
    const folder = folderOf(WELL);
    const both = await Promise.all([1, 2].map(() => migrate(database.ownerUrl, 'up', { folder })));
    expect(both.flat()).toEqual(['0001-a', '0002-c']);
    await migrate(database.ownerUrl, 'down', { folder, steps: 2 });
  });

  it('refuses a database that is ahead of the files', async () => {
    await migrate(database.ownerUrl, 'up', { folder: folderOf(WELL) });
    await expect(migrate(database.ownerUrl, 'up', { folder: folderOf({}) })).rejects.toThrow('does not have: 0001-a, 0002-c');
    await migrate(database.ownerUrl, 'down', { folder: folderOf(WELL), steps: 2 });
  });

  it('takes the real ones up, down to nothing, and up again', async () => {
    const names = await migrate(database.ownerUrl);
    const made = await tables();
    expect(names.length).toBeGreaterThan(0);
    expect(await migrate(database.ownerUrl, 'down', { steps: names.length })).toEqual([...names].reverse());
    expect(await tables()).toEqual(['migration']);
    expect(await migrate(database.ownerUrl)).toEqual(names);
    expect(await tables()).toEqual(made);
  });
});

describe('the statements of a file', () => {
  it('are separated by lines of only `-- next`', () => {
    expect(statementsOf('-- why\na; b\n-- next\n-- only a remark\n-- next \nc -- next\n')).toEqual(['-- why\na; b', 'c -- next']);
  });
});
