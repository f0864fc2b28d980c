import { api } from '../../kernel/api';
import { dial } from '../../kernel/platform';
import { useAct } from '../../kernel/query';

/** Shows the number and dials it; the person reads later who looked and why. */
export function useCall() {
  const { run, busy } = useAct((id: string, once) => api.visits.reveal({ id, why: 'call' }, once), {
    onDone: ({ requesterPhone }) => dial(requesterPhone),
  });
  return { call: (id: string) => void run(id), busy };
}

export function useReveal() {
  return useAct((args: { id: string; why: 'call' | 'find' | 'verify' }, once) => api.visits.reveal(args, once));
}
