import type { directoryRoutes } from 'shared-types/directory';
import type { Args } from 'shared-types/kernel/contract';
import { api } from '../../kernel/api';
import { useAct, useRead } from '../../kernel/query';

/** The agents I dispatch, with load and leave. */
export const useRoster = () => useRead(['roster'], () => api.directory.roster(), { keep: true });

export function useLeaveActs(onDone: () => void) {
  const touches = ['roster', 'errand'];
  return {
    add: useAct((args: Args<(typeof directoryRoutes)['addLeave']>, once) => api.directory.addLeave(args, once), { touches, onDone }),
    end: useAct((id: string, once) => api.directory.endLeave({ id }, once), { touches, onDone }),
  };
}
