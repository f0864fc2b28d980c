import { View } from '@tarojs/components';
import type { Errand } from 'shared-types/errands';
import { Button } from '../../kernel/ui/button';
import type { Asking, DeskFormProps } from './form-props';
import { SlipCard } from './slip-card';

/** While an agent is expected at the door the four digits are good for something. */
const EXPECTED: readonly Errand['state'][] = ['agreed', 'on_the_way'];

/** Somebody is on the line: what to read out, and what may be noted at their word. */
export function CallerForm({ errand, acts: { resume }, onAsk }: DeskFormProps & { onAsk: (asking: Asking) => void }) {
  const { commands, state, id } = errand;
  return (
    <>
      <View className="slip">
        <SlipCard errand={errand} />
      </View>
      {EXPECTED.includes(state) ? (
        <Button kind="primary" block icon="speaker-high" className="mt16" onTap={() => onAsk('code')}>
          念见面码
        </Button>
      ) : null}
      {commands.includes('resume') ? (
        <Button kind="primary" block className="mt16" busy={resume.busy} onTap={() => void resume.run({ id })}>
          对方没说过不办,接着办
        </Button>
      ) : null}
      <View className="row stack mt12">
        {commands.includes('ask_time') ? (
          <Button className="grow stack-i" onTap={() => onAsk('time')}>
            对方想换时间
          </Button>
        ) : null}
        {commands.includes('withdraw') ? (
          <Button kind="danger" className={`grow stack-i ${commands.includes('ask_time') ? 'ml12' : ''}`} onTap={() => onAsk('stop')}>
            对方不办了
          </Button>
        ) : null}
      </View>
    </>
  );
}
