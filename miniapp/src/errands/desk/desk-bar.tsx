import type { Errand } from 'shared-types/errands';
import { Bar, type BarAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import type { Asking } from './desk-sheets';

const HAS_CODE: readonly Errand['state'][] = ['accepted', 'agreed', 'on_the_way'];

/** Dispatchers act by what the service allows them now. */
export function DeskBar({ errand: { commands, state }, onAsk }: { errand: Errand; onAsk: (asking: Asking) => void }) {
  const calls = state === 'done' && commands.some((command) => command === 'confirm' || command === 'unreached');
  const gives = commands.includes('designate');
  const hurry: BarAction = { icon: 'siren-fill', name: '急不急', onTap: () => onAsk('hurry') };
  const code: BarAction = { icon: 'speaker-high', name: '念见面码', onTap: () => onAsk('code') };
  const actions = [...(commands.includes('hurry') ? [hurry] : []), ...(HAS_CODE.includes(state) ? [code] : [])];
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
