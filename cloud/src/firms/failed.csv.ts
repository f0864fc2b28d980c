import type { WrongRow } from './sheet.check';
import { COLUMN_NAMES } from './sheet.columns';

/** What a spreadsheet would take for a formula, wherever in the cell it hides. */
const FORMULA = /^[\s\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** A cell as text: quoted, and with a mark before it where a program would run it. */
const csvCell = (value: string) => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** The beginning of a sheet of failed rows: the mark of UTF-8 and the names of its columns. */
export const failedHead = () => `\ufeff${line([...COLUMN_NAMES, '问题'])}`;
export const failedLine = ({ row, cells, faults }: WrongRow) =>
  line([...cells, `第 ${row} 行:${faults.map(([column, , why]) => `${column}:${why}`).join(';')}`]);
