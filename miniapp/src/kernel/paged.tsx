import { type ReactNode, useState } from 'react';
import { Loaded, type Reading } from './loaded';
import { useAct } from './query';
import { Button } from './ui/button';

interface PagedProps<P, R> {
  /** The first page. */
  of: Reading<P>;
  rows: (page: P) => readonly R[];
  /** The page after the last row that is there. */
  next: (last: R) => Promise<P>;
  empty: ReactNode;
  children: (rows: readonly R[]) => ReactNode;
}

/** A list that comes in pages: one sees the first, and asks for each further one. */
export function Paged<P extends { more: boolean }, R>({ of, rows, next, empty, children }: PagedProps<P, R>) {
  const [later, setLater] = useState<readonly P[]>([]);
  const further = useAct(next, { onDone: (page) => setLater((pages) => [...pages, page]) });
  return (
    <Loaded of={of}>
      {(first) => {
        const all = [first, ...later].flatMap(rows);
        const last = all.at(-1);
        if (last === undefined) return empty;
        return (
          <>
            {children(all)}
            {(later.at(-1) ?? first).more ? (
              <Button kind="line" block className="mt12" busy={further.busy} onTap={() => void further.run(last)}>
                再看一些
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
