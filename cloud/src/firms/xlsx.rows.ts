import { dayStyles, firstSheet, sharedWords } from './xlsx.parts';
import { type Attributes, readXml, type XmlReader } from './xlsx.xml';
import { openBook } from './xlsx.zip';

const MOST_COLUMNS = 200;
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

export interface NumberedRow {
  row: number;
  cells: string[];
}

/** Hands the rows of a book's first sheet on in pieces, as they are unpacked. A formula is given as one, so that it is seen. */
export async function xlsxRows(bytes: Buffer, take: (rows: NumberedRow[]) => Promise<void>): Promise<void> {
  const book = await openBook(bytes);
  const path = await firstSheet(book);
  const sheet = new SheetRows(await sharedWords(book), await dayStyles(book));
  await readXml(await book.open(path), sheet, () => take(sheet.rows.splice(0)));
}

/** Which column a cell stands in, from its name: B7 is 1. */
const columnOf = (name: string) => [...name.replace(/\d+$/, '')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A number that is shown as a day, as a day: 43957 is 2020-05-06. */
const dayOf = (value: string) => (/^\d+$/.test(value) ? new Date(FIRST_DAY + Number(value) * DAY).toISOString().slice(0, 10) : value);

class SheetRows implements XmlReader {
  rows: NumberedRow[] = [];
  private last = 0;
  private cells: string[] = [];
  private cell: Attributes = {};
  private value = '';
  private formula: string | null = null;
  private part = '';

  constructor(
    private readonly words: readonly string[],
    private readonly days: readonly boolean[],
  ) {}

  open(name: string, attributes: Attributes) {
    this.part = name;
    if (name === 'row') {
      this.last = Number(attributes.r ?? this.last + 1);
      this.cells = [];
    }
    if (name === 'c') {
      this.cell = attributes;
      this.value = '';
      this.formula = null;
    }
    if (name === 'f') this.formula = '';
  }

  text(words: string) {
    if (this.part === 'v' || this.part === 't') this.value += words;
    if (this.part === 'f') this.formula += words;
  }

  close(name: string) {
    this.part = '';
    if (name === 'c') this.note();
    if (name === 'row') this.rows.push({ row: this.last, cells: this.cells });
  }

  private note() {
    const at = this.cell.r ? columnOf(this.cell.r) : this.cells.length;
    if (at < 0 || at >= MOST_COLUMNS) return;
    while (this.cells.length < at) this.cells.push('');
    this.cells[at] = this.formula === null ? this.shown() : `=${this.formula}`;
  }

  private shown(): string {
    const { t = 'n', s = '' } = this.cell;
    if (t === 's') return this.words[Number(this.value)] ?? '';
    return t === 'n' && this.days[Number(s)] ? dayOf(this.value) : this.value;
  }
}
