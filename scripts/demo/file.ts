import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row<C extends string> = Record<C, string>;

const FOLDER = join(__dirname, 'data');

/** A file of the demo's data as text. */
export const csvOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** Its rows, by these columns. */
export function rowsOf<const C extends string>(name: string, columns: readonly C[]): Row<C>[] {
  const [header = [], ...records]: string[][] = parse(csvOf(name));
  if (header.join() !== columns.join()) throw new Error(`${name}: expected the columns ${columns.join(', ')}`);
  return records.map((record) => ({ ...blank(columns), ...Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ''])) }));
}

const blank = <C extends string>(columns: readonly C[]) => {
  const row: Partial<Row<C>> = {};
  for (const column of columns) row[column] = '';
  return row;
};
