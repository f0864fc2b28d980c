import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  body: string | Buffer;
  /** A lie about its length, an encryption that is none. */
  says?: number;
  flags?: number;
}

/** A zip of these parts, packed. */
export function zipOf(parts: readonly Part[]): Buffer {
  const [files, heads]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, body, says, flags = 0 } of parts) {
    const [raw, path] = [Buffer.from(body), Buffer.from(name)];
    const packed = deflateRawSync(raw);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(flags, 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(raw), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(says ?? raw.length, 18);
    fixed.writeUInt16LE(path.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    heads.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fixed, tail, path]));
    files.push(file);
    at += file.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export interface Cell {
  formula?: string;
  day?: number;
  number?: string;
}
const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** A book as Excel would write it: its words shared, its days as numbers, empty cells left out. */
export function bookOf(rows: readonly (readonly (string | Cell)[])[], over: Partial<Record<string, string>> = {}): Part[] {
  const words: string[] = [];
  const cell = (value: string | Cell, at: string) => {
    if (value === '') return '';
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${words.push(value) - 1}</v></c>`;
    if (value.formula !== undefined) return `<c r="${at}" t="str"><f>${escaped(value.formula)}</f><v>1</v></c>`;
    return value.day === undefined ? `<c r="${at}"><v>${value.number}</v></c>` : `<c r="${at}" s="1"><v>${value.day}</v></c>`;
  };
  const lines = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, `${letters(c)}${r + 1}`)).join('')}</row>`);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `${HEAD}<workbook xmlns:r="r"><sheets><sheet name="单位" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst>${words.map((word) => `<si><t>${escaped(word)}</t></si>`).join('')}</sst>`,
    ...over,
  };
  return Object.entries(parts).map(([name, body]) => ({ name, body: body ?? '' }));
}
