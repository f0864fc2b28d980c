import type { directoryRoutes } from 'shared-types/directory';
import type { Args } from 'shared-types/kernel/contract';
import { api } from '../../kernel/api';
import { useAct, useRead } from '../../kernel/query';

/** Those whose roster I keep, with load, shifts and leave. */
export const useRoster = () => useRead(['roster'], () => api.directory.roster(), { keep: true });

export function useLeaveActs(onDone: () => void) {
  const touches = ['roster', 'errand', 'group'];
  return {
    add: useAct((args: Args<(typeof directoryRoutes)['addLeave']>, once) => api.directory.addLeave(args, once), { touches, onDone }),
    shifts: useAct((args: Args<(typeof directoryRoutes)['setShifts']>, once) => api.directory.setShifts(args, once), { touches, onDone }),
    end: useAct((id: string, once) => api.directory.endLeave({ id }, once), { touches, onDone }),
  };
}
