import { type Box, heightOf, INK, type Letters, type Pen, write } from './paper';

export interface Column<R> {
  title: string;
  /** Of the whole width. */
  share: number;
  of: (row: R) => string;
  bold?: boolean;
}
interface Table<R> {
  columns: readonly Column<R>[];
  rows: readonly R[];
  size: number;
  /** Where the foot of the page begins. */
  bottom: number;
  /** Opens a next page; gives where one may go on. Without it what does not fit is left out. */
  next?: () => number;
}

const PAD = 6;

/** Draws a table over as many pages as it needs; gives where it ends and how many rows are on paper. */
export function table<R>(pen: Pen, { columns, rows, size, bottom, next }: Table<R>, { x, y, width }: Box): { y: number; drawn: number } {
  const lanes = lanesOf(columns, x, width);
  let at = titles(pen, lanes, { x, y, width }, size);
  for (const [i, row] of rows.entries()) {
    const tall = tallOf(pen, lanes, row, size);
    if (at + tall > bottom) {
      if (!next) return { y: at, drawn: i };
      at = titles(pen, lanes, { x, y: next(), width }, size);
    }
    if (i % 2 === 1) pen.rect(x, at, width, tall).fill(INK.shade);
    for (const { column, left, inner } of lanes)
      write(pen, column.of(row), { x: left, y: at + PAD, width: inner }, lettersOf(column, size));
    at += tall;
    pen
      .moveTo(x, at)
      .lineTo(x + width, at)
      .lineWidth(0.5)
      .stroke(INK.line);
  }
  return { y: at, drawn: rows.length };
}

const tallOf = <R>(pen: Pen, lanes: ReturnType<typeof lanesOf<R>>, row: R, size: number) =>
  Math.max(...lanes.map(({ column, inner }) => heightOf(pen, column.of(row), inner, lettersOf(column, size)))) + 2 * PAD;

const lettersOf = <R>({ bold }: Column<R>, size: number): Letters => ({ size, face: bold ? 'bold' : 'regular' });

function lanesOf<R>(columns: readonly Column<R>[], x: number, width: number) {
  let left = x;
  return columns.map((column) => {
    const lane = { column, left: left + PAD, inner: column.share * width - 2 * PAD };
    left += column.share * width;
    return lane;
  });
}

function titles<R>(pen: Pen, lanes: ReturnType<typeof lanesOf<R>>, { x, y, width }: Box, size: number): number {
  const tall = size * 1.45 + 2 * PAD;
  pen.rect(x, y, width, tall).fill(INK.pale);
  for (const { column, left, inner } of lanes)
    write(pen, column.title, { x: left, y: y + PAD, width: inner }, { size: size * 0.95, face: 'bold', ink: INK.deep });
  return y + tall;
}
