import { View } from '@tarojs/components';
import { dial, HOTLINE } from '../../kernel/platform';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';

/** What somebody wants to know before saying yes. */
export function Assurances() {
  return (
    <View className="card mt12">
      <Tap className="row row-t" label="一分钱不收。谁要是收您的钱,打 12345 告诉我们" onTap={() => dial(HOTLINE)}>
        <Icon name="hand-heart-duotone" size="m" className="c-orange mr12" />
        <View className="grow">
          <View className="b">一分钱不收</View>
          <View className="t-sub c-2 mt2">谁要是收您的钱,点这里打 12345</View>
        </View>
        <Icon name="caret-right" className="cell-c" />
      </Tap>
      <View className="hr" />
      <View className="row row-t">
        <Icon name="identification-card-duotone" size="m" className="c-orange mr12" />
        <View className="grow">
          <View className="b">身份证放手边就行</View>
          <View className="t-sub c-2 mt2">代办员看一眼,不带走</View>
        </View>
      </View>
    </View>
  );
}
