import { SHEET_MOST } from 'shared-types/firms';
import { headerErrors, readLine } from '../kernel/sheet/sheet';
import { COLUMN_NAMES, type FirmColumns, firmColumns, firmOf, type SheetFirm, type SheetPlaces } from './sheet.columns';
import { SheetRefused, unreadable } from './sheet.refused';

/** What is kept of a wrong cell. */
const SHOWN = 200;

export type Fault = readonly [column: string, value: string, why: string];
export interface SoundRow {
  row: number;
  firm: SheetFirm;
}
/** What stood in a wrong row, by the columns there are, and all that is wrong with it. */
export interface WrongRow {
  row: number;
  cells: string[];
  faults: Fault[];
}

/** Goes through a sheet row by row; what it says of one does not hang on those behind it. */
export class SheetCheck {
  rows = 0;
  private header: string[] | null = null;
  private columns: FirmColumns;
  private seen = new Map<string, number>();

  constructor(
    private readonly places: SheetPlaces,
    today: string,
  ) {
    this.columns = firmColumns(places, today);
  }

  /** A row that says something; null for the header and for one that is empty. */
  take(row: number, cells: string[]): SoundRow | WrongRow | null {
    if (!this.header) return this.begin(cells);
    if (cells.every((cell) => cell === '')) return null;
    this.rows++;
    if (this.rows > SHEET_MOST.rows) throw new SheetRefused('SHEET_TOO_LARGE');
    return this.read(row, evened(cells, this.header.length), this.header);
  }

  /** To be called at the end. */
  finish() {
    if (this.rows === 0) throw unreadable('表格里没有内容,或者只有表头');
  }

  private begin(cells: string[]): null {
    while (cells.at(-1) === '') cells.pop();
    const [first] = headerErrors(cells, this.columns);
    const errors = headerErrors(cells, this.columns).map(({ column, why }) => `「${column.slice(0, 20)}」${why}`);
    if (first) throw unreadable(`第 1 行应该是表头:${errors.slice(0, 6).join(';')}`);
    this.header = cells;
    return null;
  }

  private read(row: number, cells: string[], header: string[]): SoundRow | WrongRow {
    const { line, errors } = readLine(row, cells, header, this.columns);
    const faults = errors.map(({ column, value, why }): Fault => [column, value, why]);
    const firm = line && firmOf(line.values, this.places);
    if (typeof firm === 'string') faults.push(['村社区', cells[header.indexOf('村社区')] ?? '', firm]);
    const before = firm && typeof firm === 'object' ? this.seen.get(firm.uscc) : undefined;
    if (before !== undefined) faults.push(['统一社会信用代码', cells[header.indexOf('统一社会信用代码')] ?? '', `和第 ${before} 行重复`]);
    if (firm && typeof firm === 'object' && faults.length === 0) {
      this.seen.set(firm.uscc, row);
      return { row, firm };
    }
    return { row, cells: COLUMN_NAMES.map((name) => (cells[header.indexOf(name)] ?? '').slice(0, SHOWN)), faults };
  }
}

/** As many cells as there are names: what is empty at the end of a row is not always written down. */
function evened(cells: string[], length: number): string[] {
  while (cells.length > length && cells.at(-1) === '') cells.pop();
  while (cells.length < length) cells.push('');
  return cells;
}
