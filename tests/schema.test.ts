import { readFileSync } from 'node:fs';
import type { Connection } from 'mysql2/promise';
import type { EntityMetadata } from 'typeorm';
import { migrate } from '../scripts/migrate';
import { describeSchema, inScratch, SCHEMA } from '../scripts/schema';
import { openDatabaseBeside } from './kit/databases';
import { openService, type Service } from './kit/service';

const owner = process.env.DB_OWNER_URL ?? process.env.DB_URL ?? '';
const migrated = <T>(work: (db: Connection, url: string) => Promise<T>) =>
  inScratch(owner, async (url, db) => {
    await migrate(url);
    return work(db, url);
  });

describe('the schema', () => {
  it('is the one that is written down: run scripts/schema.ts after a migration has changed', async () => {
    await migrated(async (db) => expect(await describeSchema(db)).toBe(readFileSync(SCHEMA, 'utf8')));
  });

  it('is gone after the way down, and the same after the way up again', async () => {
    await migrated(async (db, url) => {
      const before = await describeSchema(db);
      await migrate(url, 'down', { steps: 99 });
      expect(await describeSchema(db)).not.toContain('CREATE');
      await migrate(url);
      expect(await describeSchema(db)).toBe(before);
    });
  });
});

/** Each on top of those before it, and each nothing but what it says. */
const DIFFERENCES = [
  ['a column', 'ALTER TABLE rule ADD COLUMN note VARCHAR(10) NULL'],
  ['a column’s length', 'ALTER TABLE rule MODIFY value VARCHAR(41) NOT NULL'],
  ['a column’s alphabet', 'ALTER TABLE rule MODIFY name VARCHAR(40) NOT NULL'],
  ['an order of columns', 'ALTER TABLE rule MODIFY source VARCHAR(120) NOT NULL AFTER name'],
  ['a column’s duty', 'ALTER TABLE rule MODIFY source VARCHAR(120) NULL AFTER name'],
  ['a default', 'ALTER TABLE person ALTER COLUMN text_size SET DEFAULT "x20"'],
  ['an index', 'ALTER TABLE deadline DROP INDEX deadline_due'],
  ['a uniqueness', 'ALTER TABLE offer DROP INDEX offer_one_open, ADD KEY offer_one_open (region, open_errand)'],
  ['a check', 'ALTER TABLE errand DROP CONSTRAINT errand_party'],
  ['a trigger', 'DROP TRIGGER timeline_is_never_updated'],
  ['a table', 'DROP TABLE node'],
] as const;

describe('the schema as it is told', () => {
  let beside: Awaited<ReturnType<typeof openDatabaseBeside>>;
  let told: string;
  beforeAll(async () => {
    beside = await openDatabaseBeside();
    told = await describeSchema(beside.db);
  }, 60_000);
  afterAll(() => beside?.close());

  it.each(DIFFERENCES)('shows %s that differs', async (_, difference) => {
    const before = told;
    await beside.db.query(difference);
    told = await describeSchema(beside.db);
    expect(told).not.toBe(before);
  });
});

interface Told {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  key: boolean;
}

const LENGTHS = ['char', 'varchar', 'binary', 'varbinary'];
function told({ entityMetadata, databaseName, type, length, precision, isNullable, isPrimary }: EntityMetadata['columns'][number]): Told {
  const size = LENGTHS.includes(String(type)) ? `(${length})` : precision ? `(${precision})` : '';
  return { table: entityMetadata.tableName, name: databaseName, type: `${type}${size}`, nullable: isNullable, key: isPrimary };
}

describe('the entities', () => {
  let service: Service;
  let entities: Told[];
  let columns: (Told & { made: boolean })[];
  beforeAll(async () => {
    service = await openService();
    const { Database } = await import('../cloud/src/kernel/db/database');
    const { source } = await service.get(Database);
    entities = source.entityMetadatas.flatMap((entity) => entity.columns.map(told));
    const rows: Record<string, string>[] = await source.query(
      `SELECT table_name AS place, column_name AS name, column_type AS type, is_nullable AS nullable, column_key AS part, extra AS extra
       FROM information_schema.columns WHERE table_schema = DATABASE()`,
    );
    columns = rows.map(({ place = '', name = '', type = '', nullable, part, extra = '' }) => ({
      table: place,
      name,
      type: type.replace(/int\(\d+\)/, 'int'),
      nullable: nullable === 'YES',
      key: part === 'PRI',
      made: extra.includes('GENERATED'),
    }));
  });
  afterAll(() => service.close());

  it('name tables and columns that are there, as they are there', () => {
    for (const entity of entities) {
      const column = columns.find((c) => c.table === entity.table && c.name === entity.name);
      expect(column).toEqual({ ...entity, made: false });
    }
  });

  it('leave out no column of their tables but those the database makes itself', () => {
    const tables = new Set(entities.map((e) => e.table));
    const left = columns.filter((c) => tables.has(c.table) && !c.made && !entities.some((e) => e.table === c.table && e.name === c.name));
    expect(left.map((c) => `${c.table}.${c.name}`)).toEqual([]);
  });
});
