import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { ask, type Wire } from './wire';

const selects = new WeakMap<EntityMetadata, string>();

function selectOf(metadata: EntityMetadata): string {
  const known =
    selects.get(metadata) ?? `SELECT ${metadata.columns.map((c) => c.databaseName).join(', ')} FROM ${metadata.tableName} WHERE `;
  selects.set(metadata, known);
  return known;
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
  const sql = selectOf(metadata) + conditions.map((c) => c.sql).join(' AND ');
  const rows = await ask<ObjectLiteral[]>(
    wire,
    sql,
    conditions.map((c) => c.value),
  );
  return rows.map((row) => {
    const found = metadata.create() as E;
    for (const column of metadata.columns)
      column.setEntityValue(found, source.driver.prepareHydratedValue(row[column.databaseName], column));
    return found;
  });
}
