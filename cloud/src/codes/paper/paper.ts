import { readFileSync } from 'node:fs';
import type PDFKitDocument from 'pdfkit';
import type { Printed } from '../printed-code';
import { typeset } from './typeset';

/** In points. */
const SIZES = { A4: [595.28, 841.89], A6: [297.64, 419.53] } as const;

export const INK = {
  black: '#1B2430',
  grey: '#4C5768',
  line: '#D5DCE6',
  pale: '#EEF4FD',
  shade: '#F7F9FC',
  blue: '#1D5FC4',
  deep: '#154A9C',
  orange: '#B4480A',
  cream: '#FFF3E6',
  white: '#FFFFFF',
};
export type Ink = (typeof INK)[keyof typeof INK];

export interface Made {
  at: Date;
  printed: Printed;
}
export interface Box {
  x: number;
  y: number;
  width: number;
}
export type Pen = PDFKit.PDFDocument;

/** Regular and bold of one family (SIL Open Font License); of each only the characters used go into a file. */
const FACES = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' };
export type Face = keyof typeof FACES;

let faces: Map<Face, Buffer> | undefined;
const readFaces = () => {
  const read = (name: Face) => [name, readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${FACES[name]}`))] as const;
  faces ??= new Map([read('regular'), read('bold')]);
  return faces;
};

interface Sort {
  size: keyof typeof SIZES;
  title: string;
  at: Date;
  /** Points free at the left and right. */
  margin: number;
}

/** A sheet to draw on, in points from the upper left corner; nothing flows over to a next page by itself. */
export function openPaper({ size, title, at, margin }: Sort): Pen {
  const [width, height] = SIZES[size];
  // Not when the service starts: most processes never print, and its fonts are a tenth of all there is to load.
  const PDFDocument: typeof PDFKitDocument = require('pdfkit');
  const pen = new PDFDocument({
    size: [width, height],
    margins: { top: 0, bottom: 0, left: margin, right: margin },
    lang: 'zh-CN',
    bufferPages: true,
    info: { Title: title, CreationDate: at, ModDate: at },
  });
  for (const [name, bytes] of readFaces()) pen.registerFont(name, bytes);
  return pen;
}

/** All of it, once nothing more is drawn. */
export async function bytesOf(pen: Pen): Promise<Buffer> {
  const parts: Buffer[] = [];
  pen.end();
  for await (const part of pen) parts.push(part);
  return Buffer.concat(parts);
}

export interface Letters {
  size: number;
  face?: Face;
  ink?: Ink;
  align?: 'left' | 'center' | 'right';
  /** Lines at most; what is over ends in dots. */
  lines?: number;
  gap?: number;
}

const LINE = 1.45;
/** Points from one line to the next. */
export const leading = ({ size, gap }: Letters) => size * LINE + (gap ?? 0);

const set = (pen: Pen, { size, face = 'regular', ink = INK.black }: Letters) => pen.font(face).fontSize(size).fillColor(ink);

/** Writes words, broken between lines where they must be; gives the height they took. */
export function write(pen: Pen, words: string, box: Box, letters: Letters): number {
  const lines = linesOf(pen, words, box.width, letters);
  set(pen, letters);
  for (const [i, line] of lines.entries()) {
    const over = box.width - pen.widthOfString(line);
    const shift = { left: 0, center: over / 2, right: over }[letters.align ?? 'left'];
    pen.text(line, box.x + shift, box.y + i * leading(letters), { lineBreak: false });
  }
  return lines.length * leading(letters);
}

/** How high these words will stand. */
export const heightOf = (pen: Pen, words: string, width: number, letters: Letters) =>
  linesOf(pen, words, width, letters).length * leading(letters);

/** No line begins with these. */
const NOT_FIRST = /^[\u3002\u3001\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u300d\u300f\u3011%.,;:!?)\]]/;
/** Kept together: numbers, words in Latin letters, times; then every other character alone. */
const PIECES = /[0-9A-Za-z.:/\-+]+|./gu;

function linesOf(pen: Pen, words: string, width: number, letters: Letters): string[] {
  set(pen, letters);
  const lines = typeset(words)
    .split('\n')
    .flatMap((line) => broken(pen, line.match(PIECES) ?? [], width));
  return cut(lines, letters.lines ?? lines.length);
}

/** One line of words as the lines it takes. */
function broken(pen: Pen, pieces: readonly string[], width: number): string[] {
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? '';
    const stays = line === '' || NOT_FIRST.test(piece) || pen.widthOfString(line + piece) <= width;
    if (stays) lines[lines.length - 1] = line + piece;
    else lines.push(piece === ' ' ? '' : piece);
  }
  return lines;
}

function cut(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, -1)}…`;
  return kept;
}

/** How wide words stand on one line. */
export const widthOf = (pen: Pen, words: string, letters: Letters) => set(pen, letters).widthOfString(typeset(words));
