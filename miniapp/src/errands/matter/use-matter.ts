import type { Errand, errandRoutes } from 'shared-types/errands';
import type { Args } from 'shared-types/kernel/contract';
import { api } from '../../kernel/api';
import { queries, useAct, useRead } from '../../kernel/query';
import { useWho } from '../../kernel/session';

type Call = 'askTime' | 'withdraw' | 'confirm' | 'resume';
type ArgsOf<C extends Call> = Args<(typeof errandRoutes)[C]>;

/** One matter, read live. */
export const useErrand = (id: string) =>
  useRead([`errand/${id}`], () => api.errands.show({ id }), { keep: true, live: true, enabled: id !== '' });

/** What whoever asked may do with it; the reply is the matter as it stands afterwards. */
export function useMatterActs(id: string, onDone: () => void) {
  const who = useWho();
  const shown = (errand: Errand) => {
    queries.setQueryData([who, `errand/${id}`], errand);
    onDone();
  };
  const options = { touches: ['errand'], onDone: shown };
  return {
    askTime: useAct((args: ArgsOf<'askTime'>, once) => api.errands.askTime(args, once), options),
    withdraw: useAct((args: ArgsOf<'withdraw'>, once) => api.errands.withdraw(args, once), options),
    confirm: useAct((args: ArgsOf<'confirm'>, once) => api.errands.confirm(args, once), options),
    resume: useAct((args: ArgsOf<'resume'>, once) => api.errands.resume(args, once), options),
  };
}
export type MatterActs = ReturnType<typeof useMatterActs>;
