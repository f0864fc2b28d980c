import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../db/transaction';
import { currentRequest } from '../request';

/** What a room does about something that happened elsewhere: at least once, in order per subject, its effects exactly once. */
export interface Reaction {
  /** Unique in the house, at most 24 characters. */
  name: string;
  wants(type: string): boolean;
  /** Runs in one transaction with the mark that it ran. */
  run(tx: Tx, event: DomainEvent): Promise<void>;
}

const reactions = new Map<string, Reaction>();
/** Rooms announce their reactions when they are made ready. */
export const announceReaction = (reaction: Reaction) => void reactions.set(reaction.name, reaction);
export const knownReactions = () => [...reactions.keys()].sort();
export const reactionNamed = (name: string) => reactions.get(name);

function heardBy<T>(ears: Set<T>, ear: T): () => void {
  ears.add(ear);
  return () => void ears.delete(ear);
}

type Listener = (event: DomainEvent) => void;
const listeners = new Set<Listener>();
/** Hears of events after their commit, in this process only: a hint for sockets and for the poller, never the truth. Gives what ends it. */
export const onCommitted = (listener: Listener) => heardBy(listeners, listener);

const wakers = new Set<() => void>();
/** Hears, after the commit and in this process only, that something waits to be done at once. Gives what ends it. */
export const onAwaited = (wake: () => void) => heardBy(wakers, wake);
/** Lets the pollers look once this has committed: what is due later they find by themselves. */
export const wakeAfter = (tx: Tx) =>
  tx.afterCommit(() => {
    for (const wake of wakers) wake();
  });

/** Writes the event and one waiting row for everybody who wants it. */
export async function recordEvent(tx: Tx, event: DomainEvent) {
  const { region, subject, no, type, at, facts } = event;
  await tx.run('INSERT INTO event (region, subject, no, type, at, facts, request) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    region,
    subject,
    no,
    type,
    new Date(at),
    JSON.stringify(facts),
    currentRequest()?.id ?? null,
  ]);
  const wanted = [...reactions.values()].filter((r) => r.wants(type));
  if (wanted.length > 0) {
    await tx.run(
      `INSERT INTO reaction (region, subject, no, reaction, state, next_at) VALUES ${wanted.map(() => "(?, ?, ?, ?, 'waiting', ?)").join(', ')}`,
      wanted.flatMap((r) => [region, subject, no, r.name, new Date(at)]),
    );
    wakeAfter(tx);
  }
  tx.afterCommit(() => {
    for (const listener of listeners) listener(event);
  });
}
