import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** `a = ?, b = ?` and its values for some properties of an entity, through the entity's own column names and transformers. */
export function assignments<E extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<E>, change: Partial<E>) {
  const { metadata } = manager.getRepository(entity);
  const columns = Object.entries(change).map(([property, value]) => {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.name} has no column ${property}`);
    return { sql: `${column.databaseName} = ?`, value: manager.connection.driver.preparePersistentValue(value, column) };
  });
  return { table: metadata.tableName, sql: columns.map((c) => c.sql).join(', '), values: columns.map((c) => c.value) };
}
