import { useMemo, useState } from 'react';
import { freshOf, type Row } from './rows';
import type { Talk } from './talk.model';
import { folded, further, openAt, rootsOf, type Thread } from './threads';

/** How the replies under each notice stand on the screen. */
export interface Threads {
  of: (root: number) => Thread;
}
const NONE: ReadonlyMap<number, Thread> = new Map();
const seqsOf = ({ under }: Row) => under.map(({ entry }) => entry.seq);

/** Which threads are open, and what of them is new. `read`: the last number that was read when the page opened. */
export function useThreads(talk: Talk, read: number) {
  const [kept, keep] = useState(NONE);
  const threads = useMemo((): Threads => ({ of: (root) => kept.get(root) ?? { from: null, seen: read } }), [kept, read]);
  const put = (root: number, thread: Thread) => keep((old) => new Map(old).set(root, thread));
  /** Unfolds what hides `seq`; gives the number of the line it is under, or its own. */
  const reveal = (seq: number): number => {
    const roots = rootsOf(talk.log.rows);
    const root = roots.get(seq) ?? seq;
    if (root === seq) return seq;
    const under = [...roots].flatMap(([one, of]) => (of === root && one !== root ? one : []));
    const from = threads.of(root).from;
    if (from === null || from > seq) put(root, openAt(under, seq));
    return root;
  };
  const turn = (row: Row) => {
    const { from } = threads.of(row.entry.seq);
    put(row.entry.seq, from === null ? openAt(seqsOf(row)) : folded(seqsOf(row)));
  };
  const earlier = (row: Row) => put(row.entry.seq, further(seqsOf(row), threads.of(row.entry.seq)));
  return {
    threads,
    reveal,
    turn,
    earlier,
    freshIn: (rows: readonly Row[]) => rows.flatMap((row) => freshOf(row, threads.of(row.entry.seq))),
  };
}
