import { View } from '@tarojs/components';
import { useThemeClass } from '../kernel/session';
import { Tabs } from '../kernel/tabs';

export default function CustomTabBar() {
  const theme = useThemeClass();
  return (
    <View className={theme}>
      <Tabs at="tabs/home" />
    </View>
  );
}
