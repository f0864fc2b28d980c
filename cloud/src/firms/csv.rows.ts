import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unreadable } from './sheet.refused';

const SLICE = 64 * 1024;

/** The rows of a CSV in UTF-8 or, as Excel on a Chinese Windows saves it, GBK. */
export async function* csvRows(bytes: Buffer): AsyncGenerator<string[]> {
  const text = textOf(bytes);
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: SLICE });
  try {
    for await (const record of Readable.from(slices(text)).pipe(parser)) yield record;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`从第 ${Number(error.lines ?? 1)} 行起读不下去了:引号没有成对,或者一行太长。请用 Excel 另存为「CSV UTF-8」`);
  }
}

function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) throw unreadable('这个文件不是 CSV(UTF-8 或 GBK)也不是 .xlsx,请用 Excel 另存后再传');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: the next one.
    }
  }
  throw unreadable('这个文件的文字编码认不出来,请用 Excel 另存为「CSV UTF-8」');
}

function* slices(text: string) {
  for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE);
}
