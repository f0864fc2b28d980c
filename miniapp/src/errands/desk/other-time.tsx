import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { WishPick } from '../wish-pick';
import type { DeskFormProps } from './form-props';

/** The caller's wish; the agent calls and settles it. */
export function OtherTime({ errand, acts: { askTime } }: DeskFormProps) {
  const [wish, setWish] = useState(errand.wish);
  return (
    <>
      <WishPick {...wish} onChange={setWish} />
      <Button
        kind="primary"
        block
        className="mt20"
        busy={askTime.busy}
        off={!wish.day}
        onTap={() => void askTime.run({ id: errand.id, ...wish })}
      >
        {wish.day ? '记下这个时间' : '先选一天'}
      </Button>
      <View className="t-cap c-3 mt8 tc">约好的时间就不算了,代办员会打电话重新定</View>
    </>
  );
}
