import type { TicketOutcome } from 'shared-types/tickets';
import { useAct } from '../kernel/query';
import { own } from './api';

/** Which question stands over the page. */
export type Asking = 'answer' | 'solved' | 'reopen' | 'withdraw' | 'hide' | 'merge' | null;

/** What one may do with a matter; each shows the matter as it is afterwards. */
export function useTicketActs(id: string, close: () => void) {
  const options = { touches: [`ticket/${id}`, 'group'], onDone: close };
  return {
    take: useAct((_: null, once) => own.tickets.take({ id }, once), options),
    answer: useAct((given: { outcome: TicketOutcome; answer: string }, once) => own.tickets.answer({ id, ...given }, once), options),
    confirm: useAct((given: { solved: boolean; why?: string }, once) => own.tickets.confirm({ id, ...given }, once), options),
    merge: useAct((into: string, once) => own.tickets.merge({ id, into }, once), options),
    hide: useAct((_: null, once) => own.tickets.hide({ id }, once), options),
    withdraw: useAct((_: null, once) => own.tickets.withdraw({ id }, once), options),
  };
}
export type TicketActs = ReturnType<typeof useTicketActs>;
