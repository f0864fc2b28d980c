import { type Box, heightOf, INK, leading, type Pen, write } from './paper';

interface Shape {
  size: number;
  /** Where there is no more room. */
  bottom: number;
}

/** Letters of a list in which a little air stands between two lines. */
const letters = (size: number) => ({ size, gap: size * 0.12 });
const indent = (size: number) => size * 1.1;
const tallOf = (pen: Pen, words: string, width: number, size: number) => heightOf(pen, words, width - indent(size), letters(size));

/** The largest of these sizes in which all lanes have room; the last one where none has. */
export function sizeFor(pen: Pen, lanes: readonly (readonly string[])[], width: number, room: number, sizes: readonly number[]): number {
  const tall = (lines: readonly string[], size: number) => lines.reduce((sum, line) => sum + tallOf(pen, line, width, size), 0);
  return sizes.find((size) => lanes.every((lines) => tall(lines, size) <= room)) ?? sizes.at(-1) ?? 8;
}

/** Lines behind dots. What has no room is counted in the last line. */
export function bullets(pen: Pen, lines: readonly string[], { x, y, width }: Box, { size, bottom }: Shape) {
  let at = y;
  for (const [i, line] of lines.entries()) {
    const rest = i === lines.length - 1 ? 0 : leading(letters(size));
    if (at + tallOf(pen, line, width, size) + rest > bottom) {
      write(pen, `还有 ${lines.length - i} 件,扫码看`, { x: x + indent(size), y: at, width }, { ...letters(size), ink: INK.grey });
      return;
    }
    pen.circle(x + size * 0.35, at + size * 0.74, size * 0.14).fill(INK.blue);
    at += write(pen, line, { x: x + indent(size), y: at, width: width - indent(size) }, letters(size));
  }
}
