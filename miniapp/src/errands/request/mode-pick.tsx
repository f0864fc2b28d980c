import { View } from '@tarojs/components';
import { MODE_WORDS, type Mode } from 'shared-types/catalogue';
import type { PromiseShown } from 'shared-types/errands';
import { PickRows } from '../../kernel/ui/pick';
import type { RequestDraft } from './use-request';
import { modeOf } from './use-sending';

interface ModePickProps {
  title?: string;
  modes: PromiseShown['modes'];
  draft: Pick<RequestDraft, 'mode' | 'place'>;
  onPick: (mode: Mode) => void;
}

/** How one is helped: what this item does not allow stays visible, with the reason. */
export function ModePick({ title = '怎么帮您?', modes, draft, onPick }: ModePickProps) {
  if (modes.length < 2) return null;
  const choices = modes.map(({ mode, allowed, why }) => ({
    value: mode,
    name: `${MODE_WORDS[mode].name},${MODE_WORDS[mode].says}`,
    note: allowed ? '' : (why ?? '这件事不能这样办'),
    off: !allowed,
  }));
  return (
    <>
      <View className="t-2 mt24 mb12">{title}</View>
      <PickRows label={title} choices={choices} value={modeOf(draft, modes)} onPick={onPick} />
    </>
  );
}
