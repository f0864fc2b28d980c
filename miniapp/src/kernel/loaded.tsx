import type { ReactNode } from 'react';
import { wordsOf } from './refusal';
import { Failed } from './ui/empty';
import { Skeleton } from './ui/skeleton';

export interface Reading<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What was read once it is there; its shape while it comes; a sentence and a way to try again where it does not. */
export function Loaded<T>({ of, rows = 3, children }: { of: Reading<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <Failed words={wordsOf(of.error)} onRetry={() => of.refetch()} />;
  return <Skeleton rows={rows} />;
}
