import { View } from '@tarojs/components';
import { goTo } from '../kernel/platform';
import { Button } from '../kernel/ui/button';
import { Page } from '../kernel/ui/page';

export default function HomePage() {
  return (
    <Page title="首页" tab>
      <View>服务零距离</View>
      <Button onTap={() => goTo('directory/place')}>选地方</Button>
    </Page>
  );
}
