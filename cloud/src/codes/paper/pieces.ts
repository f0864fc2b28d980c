import { FREE_WORDS } from 'shared-types/directory';
import type { Printed } from '../printed-code';
import type { Around } from '../sheet.facts';
import { type Box, INK, type Ink, leading, type Pen, widthOf, write } from './paper';

/** The blue head of every sheet: what kind it is, in small letters, and whose it is; gives where it ends. */
export function head(pen: Pen, { over, title, margin, size }: { over: string; title: string; margin: number; size: number }): number {
  const width = pen.page.width - 2 * margin;
  const small = size * 0.48;
  const letters = { size: fitting(pen, title, width, size), face: 'bold' as const, ink: INK.white };
  const height = small * 1.6 + leading(letters) + size * 1.3;
  pen.rect(0, 0, pen.page.width, height).fill(INK.blue);
  pen.rect(0, height, pen.page.width, size * 0.12).fill(INK.deep);
  write(pen, over, { x: margin, y: size * 0.6, width }, { size: small, ink: INK.white });
  write(pen, title, { x: margin, y: size * 0.6 + small * 1.6, width }, letters);
  return height + size * 0.12;
}

/** The size in which words stand on one line: a name of twenty characters is written smaller, never cut. */
export function fitting(pen: Pen, words: string, width: number, size: number): number {
  const wide = widthOf(pen, words, { size, face: 'bold' });
  return wide <= width ? size : Math.max(size * 0.5, (size * width) / wide);
}

/** A word on a coloured ground; gives how wide it is. */
export function tag(
  pen: Pen,
  words: string,
  { x, y }: Omit<Box, 'width'>,
  { size, ink, ground }: { size: number; ink: Ink; ground: Ink },
): number {
  const wide = widthOf(pen, words, { size, face: 'bold' }) + size * 1.2;
  pen.roundedRect(x, y, wide, size * 1.75, size * 0.5).fill(ground);
  write(pen, words, { x: x + size * 0.6, y: y + size * 0.16, width: wide }, { size, face: 'bold', ink });
  return wide;
}

interface Fact {
  name: string;
  value: string;
  bold?: boolean;
}
/** What something is, and its value beside it; gives the height. */
export function fact(
  pen: Pen,
  { name, value, bold }: Fact,
  { x, y, width }: Box,
  { size, label }: { size: number; label: number },
): number {
  const small = Math.min(size * 0.92, label / 5.2);
  write(pen, name, { x, y: y + (size - small) * 1.05, width: label }, { size: small, ink: INK.grey });
  return write(pen, value, { x: x + label, y, width: width - label }, { size, face: bold ? 'bold' : 'regular' });
}

/** The code within a white frame, square; what to do with it stands below. Gives the height of all. */
export function code(pen: Pen, printed: Printed, { x, y, width }: Box, { says, size }: { says: string; size: number }): number {
  const pad = width * 0.06;
  pen.roundedRect(x, y, width, width, 4).lineWidth(0.8).fillAndStroke(INK.white, INK.line);
  const inside = { x: x + pad, y: y + pad, width: width - 2 * pad };
  if ('picture' in printed) pen.image(printed.picture, inside.x, inside.y, { fit: [inside.width, inside.width] });
  else dots(pen, printed.dots, inside);
  const height = write(pen, says, { x, y: y + width + size * 0.5, width }, { size, ink: INK.grey, align: 'center' });
  return width + size * 0.5 + height;
}

/** Drawn as one shape, so that no hair lines stand between the dots; beside the frame there is room for what cameras look for. */
function dots(pen: Pen, rows: boolean[][], { x, y, width }: Box) {
  const quiet = 2;
  const side = width / (rows.length + 2 * quiet);
  for (const [line, row] of rows.entries())
    for (const { from, length } of runs(row)) pen.rect(x + (from + quiet) * side, y + (line + quiet) * side, length * side, side);
  pen.fill('#000000');
}

function runs(row: boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  for (const [i, dark] of row.entries()) {
    const last = found.at(-1);
    if (dark && last && last.from + last.length === i) last.length += 1;
    else if (dark) found.push({ from: i, length: 1 });
  }
  return found;
}

/** At the foot: nobody pays, whom to tell, and where what is printed comes from. Gives where it begins. */
export function foot(pen: Pen, { report }: Around, { margin, size, note }: { margin: number; size: number; note: string }): number {
  const { width: wide, height } = pen.page;
  const width = wide - 2 * margin;
  const top = height - size * 4.6;
  pen.rect(0, top, wide, size * 4.6).fill(INK.cream);
  const words = `${FREE_WORDS} ${report.phone}`;
  const letters = { size: fitting(pen, words, width, size * 1.25), face: 'bold' as const, ink: INK.orange, align: 'center' as const };
  write(pen, words, { x: margin, y: top + size * 0.5, width }, letters);
  write(pen, note, { x: margin, y: top + size * 2.7, width }, { size: size * 0.72, ink: INK.grey, align: 'center', lines: 1 });
  return top;
}

/** A heading within a sheet: a blue bar and bold words. Gives the height. */
export function heading(pen: Pen, words: string, { x, y, width }: Box, aside = ''): number {
  pen.roundedRect(x, y + 3, 4, 15, 2).fill(INK.blue);
  write(pen, words, { x: x + 11, y, width }, { size: 14, face: 'bold' });
  if (aside) write(pen, aside, { x, y: y + 4, width }, { size: 9.5, ink: INK.grey, align: 'right' });
  return 26;
}

/** 2026 年 11 月 23 日 as it is on a sheet: where it was made, all clocks are Shanghai's. */
export const dayWords = (at: Date) => new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(at);
