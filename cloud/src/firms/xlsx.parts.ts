import { unreadable } from './sheet.refused';
import { type Attributes, readXml } from './xlsx.xml';
import type { Book } from './xlsx.zip';

/** Numbers of formats that are days, by the standard and by what Chinese Excel adds. */
const isDayFormat = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const isDayCode = (code: string) => /[yd年日]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''));

/** Where the first sheet of a book lies. */
export async function firstSheet(book: Book): Promise<string> {
  if (!book.has('xl/workbook.xml')) throw unreadable('这不是 Excel 的表格(.xlsx),请另存后再传');
  const sheets: string[] = [];
  await readXml(await book.open('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.push(attributes['r:id'] ?? '');
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? ''))
        throw unreadable('这个表格用的是 1904 年起算的日期,请在 Excel 选项里改掉再传');
    },
  });
  const targets = new Map<string, string>();
  await readXml(await book.open('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External') targets.set(Id, Target);
    },
  });
  const target = targets.get(sheets[0] ?? '') ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** The words that cells point to. */
export async function sharedWords(book: Book): Promise<string[]> {
  const words: string[] = [];
  if (!book.has('xl/sharedStrings.xml')) return words;
  let [said, open, aside] = ['', false, false];
  await readXml(await book.open('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') said = '';
      if (name === 'rPh') aside = true;
      open = name === 't' && !aside;
    },
    text: (piece) => {
      if (open) said += piece;
    },
    close: (name) => {
      if (name === 't') open = false;
      if (name === 'rPh') aside = false;
      if (name === 'si') words.push(said);
    },
  });
  return words;
}

/** Whether a style shows its number as a day, by the style's place. */
export async function dayStyles(book: Book): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!book.has('xl/styles.xml')) return styles;
  const own = new Map<number, boolean>();
  let within = false;
  const format = ({ numFmtId = '0' }: Attributes) => own.get(Number(numFmtId)) ?? isDayFormat(Number(numFmtId));
  await readXml(await book.open('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), isDayCode(attributes.formatCode ?? ''));
      if (name === 'cellXfs') within = true;
      if (name === 'xf' && within) styles.push(format(attributes));
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return styles;
}
