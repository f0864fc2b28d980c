import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from './transaction';

type Column = EntityMetadata['columns'][number];
const known = new WeakMap<EntityMetadata, Map<string, Column>>();

/** TypeORM looks through all columns for each one; a move asks for several of more than fifty. */
function columnsOf(metadata: EntityMetadata): Map<string, Column> {
  const columns = known.get(metadata) ?? new Map(metadata.columns.map((column) => [column.propertyName, column]));
  known.set(metadata, columns);
  return columns;
}

/** The columns and values of some properties of an entity, through its own column names and transformers. */
function written<E extends ObjectLiteral>(source: DataSource, entity: EntityTarget<E>, change: Partial<E>) {
  const { driver } = source;
  const metadata = source.getMetadata(entity);
  const columns = Object.entries(change).map(([property, value]) => {
    const column = columnsOf(metadata).get(property);
    if (!column) throw new Error(`${metadata.name} has no column ${property}`);
    return { name: column.databaseName, value: driver.preparePersistentValue(value, column) };
  });
  return { table: metadata.tableName, names: columns.map((c) => c.name), values: columns.map((c) => c.value) };
}

/** `a = ?, b = ?` and its values. */
export function assignments<E extends ObjectLiteral>(source: DataSource, entity: EntityTarget<E>, change: Partial<E>) {
  const { table, names, values } = written(source, entity, change);
  return { table, sql: names.map((name) => `${name} = ?`).join(', '), values };
}

/** Inserts a whole row at once; TypeORM's own insert takes longer to build than to run. */
export async function insertRow<E extends ObjectLiteral>(tx: Tx, entity: EntityTarget<E>, row: E): Promise<void> {
  const { table, names, values } = written(tx.source, entity, row);
  await tx.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, values);
}
