import { View } from '@tarojs/components';
import { MODE_WORDS } from 'shared-types/catalogue';
import type { PromiseShown } from 'shared-types/errands';
import { PickRows } from '../../kernel/ui/pick';
import { changeRequest, type RequestDraft } from './use-request';
import { modeOf } from './use-sending';

/** How one is helped: what this item does not allow stays visible, with the reason. */
export function ModePick({ modes, draft }: { modes: PromiseShown['modes']; draft: RequestDraft }) {
  if (modes.length < 2) return null;
  const choices = modes.map(({ mode, allowed, why }) => ({
    value: mode,
    name: `${MODE_WORDS[mode].name},${MODE_WORDS[mode].says}`,
    note: allowed ? '' : (why ?? '这件事不能这样办'),
    off: !allowed,
  }));
  return (
    <>
      <View className="t-2 mt24 mb12">怎么帮您?</View>
      <PickRows label="怎么帮您" choices={choices} value={modeOf(draft, modes)} onPick={(mode) => changeRequest({ mode })} />
    </>
  );
}
