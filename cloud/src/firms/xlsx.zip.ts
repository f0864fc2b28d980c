import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { SheetRefused, unreadable } from './sheet.refused';

const MOST_ENTRIES = 200;
/** Bytes an unpacked book may have; a hundred thousand rows stay well below. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_RATIO = 100;
const SMALL = 1024 * 1024;
const ENCRYPTED = 1;

export interface Book {
  has(part: string): boolean;
  open(part: string): Promise<Readable>;
}

/** The parts of a book, looked at before any of them is unpacked: bombs, macros, what is encrypted and what leads outside are refused. */
export async function openBook(bytes: Buffer): Promise<Book> {
  const zip = await opened(bytes);
  const parts = await entriesOf(zip);
  for (const entry of parts.values()) refuseOdd(entry);
  const total = [...parts.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > MOST_UNPACKED) throw new SheetRefused('SHEET_TOO_LARGE');
  return {
    has: (part) => parts.has(part),
    open: (part) => {
      const entry = parts.get(part);
      if (!entry) throw unreadable('这个 .xlsx 里缺少内容,请用 Excel 打开后另存一遍再传');
      return streamOf(zip, entry);
    },
  };
}

const opened = (bytes: Buffer) =>
  new Promise<ZipFile>((done, failed) =>
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) =>
      error ? failed(unreadable('这个 .xlsx 打不开,请用 Excel 打开后另存一遍再传')) : done(zip),
    ),
  );

const entriesOf = (zip: ZipFile) =>
  new Promise<Map<string, Entry>>((done, failed) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_ENTRIES) failed(new SheetRefused('SHEET_TOO_LARGE'));
      else zip.readEntry();
    });
    zip.on('end', () => done(entries));
    zip.on('error', () => failed(unreadable('这个 .xlsx 已经损坏,请用 Excel 打开后另存一遍再传')));
    zip.readEntry();
  });

function refuseOdd({ fileName, generalPurposeBitFlag, uncompressedSize, compressedSize }: Entry) {
  if (generalPurposeBitFlag & ENCRYPTED) throw unreadable('这个表格加了密码,请去掉密码再传');
  if (/vbaProject/i.test(fileName)) throw unreadable('这个表格带有宏,请另存为普通的 .xlsx 再传');
  if (/externalLinks\//i.test(fileName)) throw unreadable('这个表格引用了别的文件,请把内容粘贴成数值再传');
  if (uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_RATIO) throw new SheetRefused('SHEET_TOO_LARGE');
}

const streamOf = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, failed) => zip.openReadStream(entry, (error, stream) => (error ? failed(error) : done(stream))));
