import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SheetRefused, unreadable } from './sheet.refused';

export type Attributes = Record<string, string>;
export interface XmlReader {
  open?(name: string, attributes: Attributes, tag: SaxesTagPlain): void;
  text?(words: string): void;
  close?(name: string): void;
}
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads one part as it is unpacked, `after` each piece of it. A part with a DTD is refused: nothing else could name what lies outside. */
export async function readXml(stream: Readable, reader: XmlReader, after: () => Promise<void> = async () => undefined): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw unreadable('这个 .xlsx 里有不该有的内容,请用 Excel 打开后另存一遍再传');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => reader.open?.(local(tag.name), tag.attributes, tag));
  parser.on('text', (words) => reader.text?.(words));
  parser.on('cdata', (words) => reader.text?.(words));
  parser.on('closetag', (tag) => reader.close?.(local(tag.name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of stream) {
      parser.write(decoder.decode(piece, { stream: true }));
      await after();
    }
    parser.close();
    await after();
  } catch (error) {
    if (error instanceof SheetRefused) throw error;
    throw unreadable('这个 .xlsx 已经损坏,请用 Excel 打开后另存一遍再传');
  }
}
