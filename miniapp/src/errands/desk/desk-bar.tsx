import type { Errand } from 'shared-types/errands';
import { Bar, type BarAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import type { Asking } from './form-props';

/** Dispatchers act by what the service allows them now. */
export function DeskBar({ errand: { commands, state }, onAsk }: { errand: Errand; onAsk: (asking: Asking) => void }) {
  const calls = state === 'done' && commands.some((command) => command === 'confirm' || command === 'unreached');
  const gives = commands.includes('designate');
  const hurry: BarAction = { icon: 'siren-fill', name: '急不急', onTap: () => onAsk('hurry') };
  const caller: BarAction = { icon: 'phone-call', name: '对方来电', onTap: () => onAsk('caller') };
  const actions = [...(commands.includes('hurry') ? [hurry] : []), caller];
  return (
    <Bar actions={actions}>
      {calls ? (
        <Button kind="primary" block onTap={() => onAsk('call')}>
          记下回访
        </Button>
      ) : gives ? (
        <Button kind="primary" block onTap={() => onAsk('give')}>
          指定一个人
        </Button>
      ) : null}
    </Bar>
  );
}
