import type { Errand, ErrandCommand } from 'shared-types/errands';
import { Bar } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import type { Asking } from './form-props';
import type { Standing, VisitActs } from './use-visit';

interface VisitBarProps {
  errand: Errand;
  at: Standing;
  acts: VisitActs;
  onAsk: (asking: Asking) => void;
}

/** What comes next, from what the machine allows and what has been done. */
const nextOf = ({ commands, contacted }: Standing): ErrandCommand | null => {
  const may = (command: ErrandCommand) => commands.includes(command);
  if (may('finish')) return 'finish';
  if (may('contact') && !contacted) return 'contact';
  if (may('set_out')) return 'set_out';
  if (may('agree')) return 'agree';
  return may('arrive') ? 'arrive' : null;
};

const WORDS: Partial<Record<ErrandCommand, string>> = {
  contact: '打过电话了',
  agree: '约好时间',
  set_out: '出发了',
  arrive: '到门口了',
  finish: '办完了',
};

/** One big step; beside it, on the way, the door. */
export function VisitBar({ errand, at, acts, onAsk }: VisitBarProps) {
  const next = nextOf(at);
  if (!next) return null;
  const go = () => {
    if (next === 'set_out') void acts.setOut();
    if (next === 'contact' || next === 'agree' || next === 'arrive' || next === 'finish') onAsk(next);
  };
  // Without an agreed time only somebody helped at the counter can be met.
  const door = next !== 'arrive' && at.commands.includes('arrive') && (at.state !== 'accepted' || errand.mode === 'assist');
  return (
    <Bar actions={door ? [{ icon: 'house', name: '已经到了', onTap: () => onAsk('arrive') }] : []}>
      <Button kind="primary" block size="big" onTap={go}>
        {WORDS[next]}
      </Button>
    </Bar>
  );
}
