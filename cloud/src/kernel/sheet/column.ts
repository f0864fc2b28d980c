import { exactTrapIn, trapIn, wordTrapIn } from './trap';

/** Why a cell cannot be what its column holds, as a sentence. */
export class Wrong {
  constructor(readonly why: string) {}
}

/** One column of a sheet: how its cells are read. */
export interface Column<T> {
  read(cell: string): T | Wrong;
  /** The header may lack it; its cells then read as undefined. */
  extra?: true;
}
export type Columns = Readonly<Record<string, Column<unknown>>>;
/** The values of one row, by column. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

const EMPTY = new Wrong('这一格是空的(合并过的单元格只有第一行有内容,请每行都填上)');
const checked = (cell: string, trap: (cell: string) => string | null) => {
  const why = trapIn(cell) ?? trap(cell);
  return why === null ? null : new Wrong(why);
};

/** Words of at most `max` characters. */
export const words = (max: number): Column<string> => ({
  read: (cell) => {
    if (cell === '') return EMPTY;
    return checked(cell, wordTrapIn) ?? ([...cell].length > max ? new Wrong(`最多 ${max} 个字,现在有 ${[...cell].length} 个`) : cell);
  },
});

/** A code or a number that must be letter for letter; `says` tells what is expected. */
export const exact = (pattern: RegExp, says: string): Column<string> => ({
  read: (cell) => (cell === '' ? EMPTY : (checked(cell, exactTrapIn) ?? (pattern.test(cell) ? cell : new Wrong(says)))),
});

/** One of a closed list. */
export const oneOf = <const T extends readonly string[]>(list: T): Column<T[number]> => ({
  read: (cell) => {
    if (cell === '') return EMPTY;
    return checked(cell, exactTrapIn) ?? list.find((word) => word === cell) ?? new Wrong(`只能填:${list.join('、')}`);
  },
});

export const whole = (min: number, max: number): Column<number> => ({
  read: (cell) => {
    const text = exact(/^\d+$/, `应该是 ${min} 到 ${max} 的整数`).read(cell);
    if (text instanceof Wrong) return text;
    return Number(text) >= min && Number(text) <= max ? Number(text) : new Wrong(`应该是 ${min} 到 ${max} 的整数`);
  },
});

/** An empty cell is null. */
export const optional = <T>(column: Column<T>): Column<T | null> => ({
  ...column,
  read: (cell) => (cell === '' ? null : column.read(cell)),
});

/** A column a file may leave out altogether. */
export const extra = <T>(column: Column<T>): Column<T | undefined> => ({ ...column, extra: true });

/** Several values in one cell, apart by `separator`. */
export const several = <T>(separator: string, column: Column<T>): Column<T[]> => ({
  read: (cell) => {
    if (cell === '') return EMPTY;
    const values: T[] = [];
    for (const part of cell.split(separator)) {
      const value = column.read(part);
      if (value instanceof Wrong) return value;
      values.push(value);
    }
    return new Set(cell.split(separator)).size === values.length ? values : new Wrong('同一项写了两遍');
  },
});

/** What `parse` makes of the words of a cell; null from it means it was not understood. */
export const parsed = <T>(column: Column<string>, parse: (cell: string) => T | null, says: string): Column<T> => ({
  read: (cell) => {
    const text = column.read(cell);
    return text instanceof Wrong ? text : (parse(text) ?? new Wrong(says));
  },
});
