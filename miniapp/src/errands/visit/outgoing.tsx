import { Text, View } from '@tarojs/components';
import { discardAct, retryAct } from '../../kernel/outbox';
import type { Queued } from '../../kernel/outbox.core';
import { Button } from '../../kernel/ui/button';
import { Icon } from '../../kernel/ui/icon';

/** What was done here and has not gone out, and what the service refused: both texts, and the person decides. */
export function Outgoing({ waiting, refused }: { waiting: readonly Queued[]; refused: readonly Queued[] }) {
  return (
    <>
      {waiting.map((act) => (
        <View className="card mt12 row row-t" key={act.id} role="status">
          <Icon name="hourglass-medium" className="c-3 mr8 mt2" />
          <View className="grow">
            <View className="b">{act.title}</View>
            <View className="t-sub c-2">排队等网络,已经记下,有网自动送出</View>
          </View>
        </View>
      ))}
      {refused.map((act) => (
        <Refused act={act} key={act.id} />
      ))}
    </>
  );
}

function Refused({ act }: { act: Queued }) {
  return (
    <View className="card mt12" role="alert" ariaRole="alert">
      <View className="row row-t">
        <Icon name="warning-octagon-fill" className="c-red mr8 mt2" />
        <View className="grow">
          <View className="t-cap c-3">您做的</View>
          <View className="b">{act.title}</View>
          <View className="t-cap c-3 mt8">没办成,因为</View>
          <Text className="c-red">{act.problem ?? '和现在的情况不一样了'}</Text>
        </View>
      </View>
      <View className="row stack mt12">
        <Button className="grow stack-i" onTap={() => void discardAct(act.id)}>
          知道了
        </Button>
        <Button kind="soft" className="grow ml12 stack-i" onTap={() => void retryAct(act.id)}>
          再送一次
        </Button>
      </View>
    </View>
  );
}
