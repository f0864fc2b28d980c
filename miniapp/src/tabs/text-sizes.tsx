import { View } from '@tarojs/components';
import type { TextSize } from 'shared-types/people';
import { api } from '../kernel/api';
import { showTextSize, useMe, useTextSize } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { PickRows } from '../kernel/ui/pick';

const SIZES: readonly { value: TextSize; name: string }[] = [
  { value: 'x10', name: '标准' },
  { value: 'x12', name: '大一些' },
  { value: 'x14', name: '长辈版' },
  { value: 'x20', name: '最大' },
];

/** Four steps; the page itself is the preview, and the account remembers. */
export function TextSizes() {
  const size = useTextSize();
  const me = useMe();
  const pick = (textSize: TextSize) => {
    showTextSize(textSize);
    if (me) api.people.change({ textSize }).catch(() => undefined);
  };
  return (
    <>
      <Card>
        <View className="t-cap c-3">就是这么大</View>
        <View className="t-3 mt4">王师傅今天下午 3:00 到您家</View>
      </Card>
      <View className="mt12">
        <PickRows label="字的大小" choices={SIZES} value={size} onPick={pick} />
      </View>
    </>
  );
}
