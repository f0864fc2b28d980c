import { View } from '@tarojs/components';
import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import type { DeskFormProps } from './form-props';

/** Stops it at the caller's word, with what the caller said. */
export function StopAsked({ errand: { id }, acts: { withdraw } }: DeskFormProps) {
  const { value, change, clear } = useDraft(`stopAsked/${id}`, { reason: '' });
  const reason = value.reason.trim();
  return (
    <>
      <View className="t-body">先问清楚是本人或家里人。停下来以后,代办员就不去了,本人会收到消息。</View>
      <View className="mt16">
        <TextField
          label="对方怎么说"
          value={value.reason}
          max={100}
          placeholder="比如:儿子回来办好了"
          onInput={(typed) => change({ reason: typed })}
        />
      </View>
      <Button
        kind="danger-solid"
        block
        className="mt20"
        busy={withdraw.busy}
        off={!reason}
        onTap={() => void withdraw.run({ id, reason }).then((sent) => sent && clear())}
      >
        {reason ? '不办了' : '写上对方的话'}
      </Button>
    </>
  );
}
