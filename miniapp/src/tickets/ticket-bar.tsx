import type { Ticket } from 'shared-types/tickets';
import { useSubscribe } from '../kernel/subscribe';
import { Bar, type BarAction } from '../kernel/ui/bars';
import { Button } from '../kernel/ui/button';
import type { Asking, TicketActs } from './use-ticket';

interface TicketBarProps {
  ticket: Ticket;
  acts: TicketActs;
  onAsk: (asking: Asking) => void;
}

/** The next step, as far as it is mine; nothing where it is not. */
export function TicketBar({ ticket: { may }, acts, onAsk }: TicketBarProps) {
  const actions: BarAction[] = may.includes('withdraw')
    ? [{ icon: 'x-circle', name: '撤回', danger: true, onTap: () => onAsk('withdraw') }]
    : [];
  if (may.includes('reopen')) actions.push({ icon: 'hand-palm', name: '没解决', onTap: () => onAsk('reopen') });
  if (may.includes('merge')) actions.push({ icon: 'list-checks', name: '并案', onTap: () => onAsk('merge') });
  const main = mainOf(may, acts, onAsk);
  if (!main && actions.length === 0) return null;
  return <Bar actions={actions}>{main}</Bar>;
}

function mainOf(may: Ticket['may'], acts: TicketActs, onAsk: (asking: Asking) => void) {
  if (may.includes('take')) return <Take acts={acts} />;
  if (may.includes('answer'))
    return (
      <Button kind="primary" size="big" block onTap={() => onAsk('answer')}>
        写答复
      </Button>
    );
  if (may.includes('confirm'))
    return (
      <Button kind="citizen" size="big" block onTap={() => onAsk('solved')}>
        解决了
      </Button>
    );
  return null;
}

/** Whoever takes it wants to hear when it comes back. */
function Take({ acts: { take } }: { acts: TicketActs }) {
  const asking = useSubscribe(['task']);
  return (
    <Button kind="primary" size="big" block busy={take.busy} onTap={() => asking(() => void take.run(null))}>
      我来接
    </Button>
  );
}
