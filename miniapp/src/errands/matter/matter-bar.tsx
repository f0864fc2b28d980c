import type { Errand } from 'shared-types/errands';
import { Bar, type BarAction, callAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';

export type Asking = 'time' | 'stop' | 'confirm' | null;
interface MatterBarProps {
  errand: Errand;
  busy: boolean;
  onAsk: (asking: Asking) => void;
  onResume: () => void;
}

/** The buttons are the commands the service says are open to this person now; where none is, the telephone is the main one. */
export function MatterBar(props: MatterBarProps) {
  const { errand, onAsk } = props;
  const call = callAction(errand.agent?.phone ?? errand.unit.phone);
  const main = mainStep(props);
  const stop: BarAction = { icon: 'x-circle', name: '不办了', danger: true, onTap: () => onAsk('stop') };
  const actions = [...(main ? [call] : []), ...(errand.commands.includes('withdraw') ? [stop] : [])];
  return (
    <Bar actions={actions}>
      {main ?? (
        <Button kind="line" block icon="phone" onTap={call.onTap}>
          打电话问问
        </Button>
      )}
    </Bar>
  );
}

function mainStep({ errand: { commands }, busy, onAsk, onResume }: MatterBarProps) {
  if (commands.includes('confirm')) {
    return (
      <Button kind="citizen" block onTap={() => onAsk('confirm')}>
        办得怎么样,说一声
      </Button>
    );
  }
  if (commands.includes('resume')) {
    return (
      <Button kind="citizen" block busy={busy} onTap={onResume}>
        我没说不办,接着办
      </Button>
    );
  }
  if (!commands.includes('ask_time')) return null;
  return (
    <Button kind="line" block onTap={() => onAsk('time')}>
      换个时间
    </Button>
  );
}
