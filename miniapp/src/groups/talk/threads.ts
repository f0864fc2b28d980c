import type { Entry } from 'shared-types/groups';

/** Said under a notice like anywhere else; what the house says to all of them stands by itself. */
const FOLDED = ['text', 'image', 'voice', 'file', 'place', 'card'];
/** Replies that are drawn at once, and as many more whenever one asks for earlier ones. */
export const REPLIES = 30;

/** The notice each entry stands under, by number; a notice stands under itself, and so does what is said to what was said there. */
export function rootsOf(entries: readonly Pick<Entry, 'seq' | 'kind' | 'answers'>[]): Map<number, number> {
  const roots = new Map<number, number>();
  for (const { seq, kind, answers } of entries) {
    const root = FOLDED.includes(kind) && answers !== undefined ? roots.get(answers) : undefined;
    if (kind === 'notice') roots.set(seq, seq);
    else if (root !== undefined) roots.set(seq, root);
  }
  return roots;
}

/** What stands in the talk by itself. */
export function linesOf(entries: readonly Entry[]): readonly Entry[] {
  const roots = rootsOf(entries);
  return entries.filter(({ seq }) => (roots.get(seq) ?? seq) === seq);
}

/** How a thread stands on the screen. */
export interface Thread {
  /** The first reply that is drawn; null: folded. Fixed once it is open, so that what comes is only put at the end. */
  from: number | null;
  /** Replies up to here are not new to whoever reads. */
  seen: number;
}

/** Opens a thread of these numbers: its last replies, and `seq` in any case. */
export const openAt = (seqs: readonly number[], seq = Number.MAX_SAFE_INTEGER): Thread => ({
  from: Math.min(seq, seqs.at(-REPLIES) ?? 0),
  seen: seqs.at(-1) ?? 0,
});
/** The same with earlier replies. */
export const further = (seqs: readonly number[], { from, seen }: Thread): Thread => {
  const at = seqs.findIndex((seq) => seq >= (from ?? 0));
  return { from: seqs[Math.max(0, at - REPLIES)] ?? 0, seen };
};
/** Folds it up: what is there has been seen. */
export const folded = (seqs: readonly number[]): Thread => ({ from: null, seen: seqs.at(-1) ?? 0 });
