import { CsvError, parse } from 'csv-parse/sync';
import { type Columns, type RowOf, Wrong } from './column';

/** What is wrong with one cell. `row` counts as the spreadsheet does: the header is row 1. */
export interface CellError {
  row: number;
  column: string;
  value: string;
  why: string;
}
export interface Line<C extends Columns> {
  row: number;
  values: RowOf<C>;
}

const MAX_ROWS = 5_000;
/** Enough of a cell to find it again. */
const SHOWN = 40;
const WHOLE_FILE = '整个文件';

export const cellError = (row: number, column: string, value: string, why: string): CellError => ({
  row,
  column,
  why,
  value: [...value].slice(0, SHOWN).join(''),
});
const fileError = (row: number, why: string) => [cellError(row, WHOLE_FILE, '', why)];

/** Reads a CSV by its columns: the lines that are sound, and every error of every other line at once. */
export function readSheet<C extends Columns>(csv: string, columns: C): { rows: number; lines: Line<C>[]; errors: CellError[] } {
  const table = recordsOf(csv);
  if (!Array.isArray(table)) return { rows: 0, lines: [], errors: [table] };
  const [header = [], ...records] = table;
  const errors = headerErrors(header, columns);
  const filled = records.map((cells, i) => ({ row: i + 2, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length === 0) errors.push(...fileError(1, '文件里没有内容,只有表头'));
  if (filled.length > MAX_ROWS) errors.push(...fileError(1, `一次最多 ${MAX_ROWS} 行,请分几个文件导入`));
  if (errors.length > 0) return { rows: filled.length, lines: [], errors };
  const read = filled.map(({ row, cells }) => readLine(row, cells, header, columns));
  return { rows: filled.length, lines: read.flatMap((r) => r.line ?? []), errors: read.flatMap((r) => r.errors) };
}

function recordsOf(csv: string): string[][] | CellError {
  try {
    return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 65_536 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.lines ?? 1);
    return cellError(row, WHOLE_FILE, '', '引号没有成对,从这一行起读不下去了,请用 Excel 另存为「CSV UTF-8」');
  }
}

/** What is wrong with the names of the columns. */
export function headerErrors(header: string[], columns: Columns): CellError[] {
  const known = Object.keys(columns);
  const missing = known.filter((name) => !columns[name]?.extra && !header.includes(name));
  const strange = header.filter((name) => !known.includes(name));
  const twice = header.filter((name, i) => header.indexOf(name) < i);
  return [
    ...missing.map((name) => cellError(1, name, '', '表头缺少这一列')),
    ...strange.map((name) => cellError(1, name, name, '表头里多了这一列,或者列名写错了')),
    ...twice.map((name) => cellError(1, name, name, '表头里这一列出现了两次')),
  ];
}

/** One row by its columns: what it says, or every error of it. */
export function readLine<C extends Columns>(
  row: number,
  cells: string[],
  header: string[],
  columns: C,
): { line?: Line<C>; errors: CellError[] } {
  if (cells.length !== header.length) {
    const why = `这一行有 ${cells.length} 格,表头有 ${header.length} 格;内容里有逗号时要加引号`;
    return { errors: [cellError(row, WHOLE_FILE, cells[0] ?? '', why)] };
  }
  const errors: CellError[] = [];
  const values: Record<string, unknown> = {};
  for (const [i, name] of header.entries()) {
    const value = columns[name]?.read(cells[i] ?? '');
    if (value instanceof Wrong) errors.push(cellError(row, name, cells[i] ?? '', value.why));
    else values[name] = value;
  }
  return errors.length > 0 ? { errors } : { line: { row, values: values as RowOf<C> }, errors };
}
