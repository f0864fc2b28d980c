import type { firmRoutes } from 'shared-types/firms';
import type { Args } from 'shared-types/kernel/contract';
import { useAct, useRead } from '../kernel/query';
import { own } from './api';

const touches = ['my-firms', 'groups', 'group'];

export const useMine = () => useRead(['my-firms'], () => own.firms.mine(), { keep: true });
export const useClaim = (onDone: () => void) =>
  useAct((args: Args<typeof firmRoutes.claim>, once) => own.firms.claim(args, once), { touches, onDone });
export const useStall = (onDone: () => void) =>
  useAct((args: Args<typeof firmRoutes.begin>, once) => own.firms.begin(args, once), { touches, onDone });
export const useLeaving = (onDone: () => void) => useAct((id: string, once) => own.firms.leave({ id }, once), { touches, onDone });

/** Who acts for a firm, as its owner and those who verify see it. */
export const useColleagues = (id: string) => useRead(['firm-people', id], () => own.firms.people({ id }));
export const useDismissing = (onDone: () => void) =>
  useAct((id: string, once) => own.firms.dismiss({ id }, once), { touches: ['firm-people', ...touches], onDone });

/** The page of those who wait after this one. */
export const waitingAfter = (after: string) => own.firms.waiting({ after });
export const useWaiting = () => useRead(['firm-people'], () => own.firms.waiting({}), { steady: true });
export const useDeciding = (onDone: () => void) =>
  useAct((args: Args<typeof firmRoutes.decide>, once) => own.firms.decide(args, once), { touches: ['firm-people'], onDone });
