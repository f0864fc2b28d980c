import { useState } from 'react';
import type { ErrandRow } from 'shared-types/errands';
import { goTo } from '../../kernel/platform';
import { queries, useAct } from '../../kernel/query';
import { useWho } from '../../kernel/session';
import { own } from '../api';

export interface Found {
  phone: string;
  errands: readonly ErrandRow[];
}

/** Finds by what was said on the telephone: a number leads straight to the matter, a phone to a list. */
export function useFind() {
  const who = useWho();
  const [found, setFound] = useState<Found | null>(null);
  const byNumber = useAct((number: string) => own.callers.byNumber({ number }), {
    onDone: (errand) => {
      queries.setQueryData([who, `errand/${errand.id}`], errand);
      void goTo('errands/desk/desk', { id: errand.id });
    },
  });
  const byPhone = useAct((phone: string) => own.callers.byPhone({ phone }));
  const find = (way: 'number' | 'phone', said: string) => {
    if (way === 'number') void byNumber.run(said);
    else void byPhone.run(said).then((reply) => reply && setFound({ phone: said, errands: reply.errands }));
  };
  return { find, found, busy: byNumber.busy || byPhone.busy };
}
