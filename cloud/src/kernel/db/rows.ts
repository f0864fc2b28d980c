import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { ask, type Wire } from './wire';

type Column = EntityMetadata['columns'][number];
type Reader = (row: ObjectLiteral) => unknown;

const selects = new WeakMap<EntityMetadata, string>();
const readers = new WeakMap<EntityMetadata, [string, Reader][]>();
/** What the driver already gives as it is wanted: `bigint` as a string, `text` as text. */
const AS_THEY_COME = ['bigint', 'int', 'smallint', 'tinyint', 'char', 'varchar', 'text', 'binary', 'varbinary'];

function selectOf(metadata: EntityMetadata, alias: string): string {
  const known = selects.get(metadata) ?? `SELECT ${metadata.columns.map((c) => c.databaseName).join(', ')} FROM ${metadata.tableName}`;
  selects.set(metadata, known);
  return `${known} ${alias} WHERE `;
}

/** How each property is read; settled once, since a request has more than fifty and most are read as they come. */
function readersOf(source: DataSource, metadata: EntityMetadata): [string, Reader][] {
  const known =
    readers.get(metadata) ?? metadata.columns.map((column) => [column.propertyName, readerOf(source, column)] as [string, Reader]);
  readers.set(metadata, known);
  return known;
}

function readerOf({ driver }: DataSource, column: Column): Reader {
  const { databaseName: name, type, transformer } = column;
  if (!transformer && AS_THEY_COME.includes(String(type))) return (row) => row[name];
  return (row) => driver.prepareHydratedValue(row[name], column);
}

/**
 * Whole rows of an entity by equal values, read as TypeORM reads them: its columns, its transformers.
 * Its own find builds each query anew, which costs several times what the database takes to answer it.
 */
export async function findRows<E extends ObjectLiteral>(
  source: DataSource,
  wire: Wire,
  entity: EntityTarget<E>,
  where: Partial<E>,
): Promise<E[]> {
  const metadata = source.getMetadata(entity);
  const conditions = Object.entries(where).map(([property, value]) => {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column || value === undefined || value === null) throw new Error(`${metadata.name}: no row is found by ${property}`);
    return { sql: `${column.databaseName} = ?`, value: source.driver.preparePersistentValue(value, column) };
  });
  if (conditions.length === 0) throw new Error(`${metadata.name}: all rows at once`);
  const sql = conditions.map((c) => c.sql).join(' AND ');
  return read(
    source,
    wire,
    metadata,
    sql,
    conditions.map((c) => c.value),
  );
}

/** Whole rows of an entity within a scope written over its short name: `e.id = ? AND …`. */
export const findWithin = <E extends ObjectLiteral>(
  source: DataSource,
  wire: Wire,
  entity: EntityTarget<E>,
  scope: { alias: string; sql: string; params: unknown[] },
): Promise<E[]> => read(source, wire, source.getMetadata(entity), scope.sql, scope.params, scope.alias);

async function read<E extends ObjectLiteral>(
  source: DataSource,
  wire: Wire,
  metadata: EntityMetadata,
  where: string,
  params: unknown[],
  alias = '',
): Promise<E[]> {
  const rows = await ask<ObjectLiteral[]>(wire, selectOf(metadata, alias) + where, params);
  return rows.map((row) => {
    const found = metadata.create() as E;
    for (const [property, reader] of readersOf(source, metadata)) (found as ObjectLiteral)[property] = reader(row);
    return found;
  });
}
