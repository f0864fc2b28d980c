import { Text, View } from '@tarojs/components';
import { Button } from '../../kernel/ui/button';

/** Under the log while lines are being chosen. */
export function PickingBar({ count, onRaise, onEnd }: { count: number; onRaise: () => void; onEnd: () => void }) {
  return (
    <View className="say">
      <Text className="t-sub c-2">点一点要放进诉求的话,别人说的也可以选</Text>
      <View className="row stack mt8">
        <Button className="stack-i" onTap={onEnd}>
          不选了
        </Button>
        <Button kind="primary" className="grow ml8 stack-i" off={count === 0} onTap={onRaise}>
          {count ? `把 ${count} 条转成诉求` : '先选几条'}
        </Button>
      </View>
    </View>
  );
}
