import { View } from '@tarojs/components';
import { goTo } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Icon } from '../../kernel/ui/icon';
import { startOver, useRequest } from './use-request';

/** A request that was begun and not sent waits here, whatever happened to the app meanwhile. */
export function Resume() {
  const { restored, item, words } = useRequest();
  if (!restored || (!item && !words)) return null;
  return (
    <View className="card mt16">
      <View className="row row-t">
        <Icon name="note-pencil" size="m" className="c-orange mr12" />
        <View className="grow">
          <View className="b">接着上次没填完的</View>
          <View className="t-sub c-2 mt2">{item?.name ?? words}</View>
        </View>
      </View>
      <View className="row stack mt12">
        <Button kind="soft" className="grow stack-i" onTap={() => void goTo('errands/request/where')}>
          接着填
        </Button>
        <Button className="grow ml12 stack-i" onTap={startOver}>
          不要了
        </Button>
      </View>
    </View>
  );
}
