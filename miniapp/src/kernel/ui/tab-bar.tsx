import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import { Count } from './light';
import { Tap } from './tap';

export interface TabItem {
  id: string;
  name: string;
  icon: IconName;
  /** The filled icon, for the tab one is on. */
  iconOn: IconName;
  count?: number;
}

export function TabBar({ items, at, onPick }: { items: readonly TabItem[]; at: string; onPick: (id: string) => void }) {
  return (
    <View className="tabbar" role="tablist" ariaRole="tablist">
      {items.map(({ id, name, icon, iconOn, count = 0 }) => (
        <Tap
          className={`tb ${id === at ? 'tb-on' : ''}`}
          role="tab"
          on={id === at}
          label={count ? `${name},${count} 条未读` : name}
          key={id}
          onTap={() => onPick(id)}
        >
          <Icon name={id === at ? iconOn : icon} size="m" />
          <Text className="mt2">{name}</Text>
          <Count n={count} className="tb-n" />
        </Tap>
      ))}
    </View>
  );
}
