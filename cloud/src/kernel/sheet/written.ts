/** What a spreadsheet would take for a formula, wherever in the cell it hides. */
const FORMULA = /^[\s\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** A cell as text: quoted, and with a mark before it where a program would run it. */
const csvCell = (value: string) => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** One line of a CSV, with its end. */
export const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;
/** The beginning of a CSV: the mark of UTF-8 and the names of its columns. */
export const csvHead = (columns: readonly string[]) => `\ufeff${csvLine(columns)}`;
