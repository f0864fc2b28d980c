import type { callerRoutes, deskRoutes, Errand } from 'shared-types/errands';
import type { Args } from 'shared-types/kernel/contract';
import { api } from '../../kernel/api';
import { goBack, say } from '../../kernel/platform';
import { queries, useAct, useRead } from '../../kernel/query';
import { useWho } from '../../kernel/session';
import { own } from '../api';

type CallerArgs<C extends 'withdraw' | 'resume' | 'askTime'> = Args<(typeof callerRoutes)[C]>;
type ArgsOf<C extends 'designate' | 'hurry' | 'callBack'> = Args<(typeof deskRoutes)[C]>;

/** Whom the ladder looked at, and whom one could designate; both change with the matter. */
export const useDecisions = (id: string) => useRead([`errand/${id}`, 'decisions'], () => api.desk.decisions({ id }));
export const useCandidates = (id: string, enabled: boolean) =>
  useRead([`errand/${id}`, 'candidates'], () => api.desk.candidates({ id }), { enabled });

export function useDeskActs(id: string, onDone: () => void) {
  const who = useWho();
  const options = {
    // The matter comes with the answer; whom the ladder looked at does not.
    touches: [`errand/${id}`],
    onDone: (errand: Errand) => {
      queries.setQueryData([who, `errand/${id}`], errand);
      onDone();
    },
  };
  const gone = () => {
    onDone();
    say('记下了,代办员不去了');
    void goBack();
  };
  return {
    designate: useAct((args: ArgsOf<'designate'>, once) => api.desk.designate(args, once), options),
    hurry: useAct((args: ArgsOf<'hurry'>, once) => api.desk.hurry(args, once), options),
    callBack: useAct((args: ArgsOf<'callBack'>, once) => api.desk.callBack(args, once), options),
    askTime: useAct((args: CallerArgs<'askTime'>, once) => own.callers.askTime(args, once), options),
    resume: useAct((args: CallerArgs<'resume'>, once) => own.callers.resume(args, once), options),
    // What is stopped no longer stands on this desk: its last page is the list.
    withdraw: useAct((args: CallerArgs<'withdraw'>, once) => own.callers.withdraw(args, once), { touches: ['errand'], onDone: gone }),
    readCode: useAct((_: null, once) => api.desk.readCode({ id }, once)),
  };
}
export type DeskActs = ReturnType<typeof useDeskActs>;
