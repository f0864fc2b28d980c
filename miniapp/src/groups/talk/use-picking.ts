import { useState } from 'react';
import type { Entry } from 'shared-types/groups';
import { saveDraft } from '../../kernel/draft';
import { goTo } from '../../kernel/platform';
import { draftOfMatter } from './talk-words';

const MOST = 20;

export interface Raising {
  seqs: number[];
  title: string;
  words: string;
  hidden: boolean;
}

/** The form of a matter, filled in from what was said, and from the official answer that solved nothing; kept like every draft. */
export function raiseFrom(group: string, entries: readonly Entry[], answer?: Entry) {
  const raising: Raising = { seqs: entries.map(({ seq }) => seq), hidden: false, ...draftOfMatter(entries, answer) };
  saveDraft(`raise/${group}`, raising);
  void goTo('groups/talk/raise', { id: group });
}

/** Choosing lines: null while nothing is being chosen. */
export function usePicking() {
  const [picked, set] = useState<readonly number[] | null>(null);
  const turn = (seq: number) =>
    set((old) => {
      if (!old) return old;
      if (old.includes(seq)) return old.filter((each) => each !== seq);
      return old.length < MOST ? [...old, seq].sort((a, b) => a - b) : old;
    });
  return { picked, turn, start: (seqs: readonly number[]) => set(seqs), end: () => set(null) };
}
