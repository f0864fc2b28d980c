import { useEffect, useReducer } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { now } from '../../kernel/clock';
import { silentWords } from './heads';

/** Longer than this a timer of the phone does not run; by then the page has been opened anew. */
const MOST = 86_400_000;
const MOMENT = 500;

/** Why one cannot write here now, until the time one was told to be quiet is over; null where one can. */
export function useSilent(card: GroupCard | undefined): string | null {
  const [, wake] = useReducer((n: number) => n + 1, 0);
  const until = card?.mutedUntil ?? null;
  useEffect(() => {
    const left = until === null ? 0 : Date.parse(until) - now();
    if (left <= 0 || left > MOST) return;
    const timer = setTimeout(wake, left + MOMENT);
    return () => clearTimeout(timer);
  }, [until]);
  return card ? silentWords(card) : null;
}
