import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

type Column = EntityMetadata['columns'][number];
const known = new WeakMap<EntityMetadata, Map<string, Column>>();

/** TypeORM looks through all columns for each one; a move asks for several of more than fifty. */
function columnsOf(metadata: EntityMetadata): Map<string, Column> {
  const columns = known.get(metadata) ?? new Map(metadata.columns.map((column) => [column.propertyName, column]));
  known.set(metadata, columns);
  return columns;
}

/** `a = ?, b = ?` and its values for some properties of an entity, through the entity's own column names and transformers. */
export function assignments<E extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<E>, change: Partial<E>) {
  const { driver } = manager.connection;
  const metadata = manager.connection.getMetadata(entity);
  const columns = Object.entries(change).map(([property, value]) => {
    const column = columnsOf(metadata).get(property);
    if (!column) throw new Error(`${metadata.name} has no column ${property}`);
    return { sql: `${column.databaseName} = ?`, value: driver.preparePersistentValue(value, column) };
  });
  return { table: metadata.tableName, sql: columns.map((c) => c.sql).join(', '), values: columns.map((c) => c.value) };
}
