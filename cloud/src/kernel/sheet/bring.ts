import type { Tx } from '../db/transaction';
import type { Columns } from './column';
import { type CellError, cellError, type Line, readSheet } from './sheet';

/** What one sound line would do, and the statements that do it. */
export interface Change {
  fate: 'added' | 'changed' | 'same';
  write?(tx: Tx): Promise<void>;
}
export interface Plan {
  errors: CellError[];
  changes: Change[];
}

/** One kind of sheet: its columns, which of them names a line, and what its lines would do. */
export interface Kind<C extends Columns> {
  columns: C;
  key: keyof C & string;
  plan(tx: Tx, region: string, lines: Line<C>[]): Promise<Plan>;
}

export interface Brought {
  rows: number;
  added: number;
  changed: number;
  same: number;
  written: boolean;
  errors: CellError[];
}

/**
 * Brings a sheet in, or only looks what it would do. Both go the same way and differ in the last step alone; with one
 * error anywhere nothing is written at all.
 */
export async function bring<C extends Columns>(kind: Kind<C>, tx: Tx, region: string, csv: string, dryRun: boolean): Promise<Brought> {
  const sheet = readSheet(csv, kind.columns);
  const plan = await kind.plan(tx, region, sheet.lines);
  const errors = [...sheet.errors, ...repeated(kind, sheet.lines), ...plan.errors].sort((a, b) => a.row - b.row);
  const count = (fate: Change['fate']) => plan.changes.filter((change) => change.fate === fate).length;
  const written = !dryRun && errors.length === 0;
  if (written) for (const change of plan.changes) await change.write?.(tx);
  return { rows: sheet.rows, added: count('added'), changed: count('changed'), same: count('same'), written, errors };
}

function repeated<C extends Columns>(kind: Kind<C>, lines: Line<C>[]): CellError[] {
  const rows = new Map<string, number>();
  return lines.flatMap(({ row, values }) => {
    // A column a file may leave out names no line.
    if (values[kind.key] === undefined) return [];
    const key = String(values[kind.key]);
    const before = rows.get(key);
    rows.set(key, before ?? row);
    return before === undefined ? [] : [cellError(row, kind.key, key, `和第 ${before} 行的编码重复`)];
  });
}

/** Whether a row that stands differs from what a line wants of it; columns the line says nothing about don't count. */
export const differs = <T extends object>(stands: T, wanted: Partial<T>) =>
  Object.entries(wanted).some(([column, value]) => value !== undefined && stands[column as keyof T] !== value);
