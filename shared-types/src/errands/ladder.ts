import type { Verdict } from './errand.view';

/** What the ladder knows of one agent when it looks for somebody. */
export interface Candidate {
  postId: string;
  name: string;
  unitName: string;
  /** 1 the village's own station, 2 the rest of the town and its centre. */
  rung: number;
  kind: 'full_time' | 'part_time';
  /** Requests in hand and open offers. */
  active: number;
  capacity: number;
  /** Milliseconds; null: never yet. */
  lastAcceptedAt: number | null;
  duty: 'on' | 'off_duty' | 'on_leave';
  skilled: boolean;
  /** Asked for it, or is the one it is for. */
  isParty: boolean;
  sameAddress: boolean;
  /** What this agent has already answered in this search. */
  history: 'none' | 'declined' | 'let_pass' | 'replaced';
}

export interface Considered {
  postId: string;
  name: string;
  unitName: string;
  rung: number;
  kind: Candidate['kind'];
  active: number;
  capacity: number;
  verdict: Verdict;
}

/** Why not, in the order a person would give the reasons; null: may be asked. A rule of the house, after 陕西民政 2014 and the town's own rosters. */
export function objection(c: Candidate): Verdict | null {
  if (c.isParty) return 'is_party';
  if (c.sameAddress) return 'same_address';
  if (c.history !== 'none') return c.history;
  if (!c.skilled) return 'lacks_skill';
  if (c.duty !== 'on') return c.duty;
  return c.active >= c.capacity ? 'full_load' : null;
}

const ORDER: ((c: Candidate) => number)[] = [
  (c) => c.rung,
  (c) => (c.kind === 'full_time' ? 0 : 1),
  (c) => c.active / c.capacity,
  (c) => c.lastAcceptedAt ?? 0,
];

function compare(a: Candidate, b: Candidate): number {
  for (const by of ORDER) if (by(a) !== by(b)) return by(a) - by(b);
  return a.postId.length - b.postId.length || (a.postId < b.postId ? -1 : 1);
}

/** Everybody in the order they would be asked, with the verdict on each; the first without an objection is `chosen`. */
export function rank(candidates: readonly Candidate[]): Considered[] {
  let found = false;
  return [...candidates].sort(compare).map((candidate) => {
    const { postId, name, unitName, rung, kind, active, capacity } = candidate;
    const verdict = objection(candidate) ?? (found ? 'next' : 'chosen');
    found ||= verdict === 'chosen';
    return { postId, name, unitName, rung, kind, active, capacity, verdict };
  });
}
