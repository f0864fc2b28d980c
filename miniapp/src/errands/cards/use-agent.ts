import type { DECLINE_REASONS } from 'shared-types/errands';
import { api } from '../../kernel/api';
import { goTo } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';

/** One day of visits; kept on the phone, because most doors have no signal. */
export const useDay = (day: string) => useRead(['errand', 'day', day], () => api.visits.day({ day }), { keep: true, live: true });
export const useOffers = () => useRead(['errand', 'offers'], () => api.visits.offers(), { live: true });
export const usePool = () => useRead(['errand', 'pool'], () => api.visits.pool(), { live: true });

const touches = ['errand'];
const toVisit = ({ id }: { id: string }) => void goTo('errands/visit/visit', { id });

export function useOfferActs(onDeclined: () => void) {
  return {
    accept: useAct((id: string, once) => api.visits.accept({ id }, once), { touches, onDone: toVisit }),
    decline: useAct(
      (args: { id: string; reason: (typeof DECLINE_REASONS)[number]; note?: string }, once) => api.visits.decline(args, once),
      {
        touches,
        onDone: onDeclined,
      },
    ),
  };
}

export const usePick = () => useAct((id: string, once) => api.visits.pick({ id }, once), { touches, onDone: toVisit });
