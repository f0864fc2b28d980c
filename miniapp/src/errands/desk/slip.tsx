import '../errands.css';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { Loaded } from '../../kernel/loaded';
import { Bar, type BarAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Icon } from '../../kernel/ui/icon';
import { Page } from '../../kernel/ui/page';
import { useErrand } from '../matter/use-matter';
import { SlipCard } from './slip-card';

/** After writing it down: what to read out before hanging up. */
export default function SlipPage() {
  const { id = '' } = useRouter().params;
  const errand = useErrand(id);
  // The form is behind us: back from the matter leads to the desk.
  const go = (path: string) => Taro.redirectTo({ url: `/errands/desk/${path}` }).catch(() => undefined);
  const look: BarAction = { icon: 'eye', name: '看这件事', onTap: () => void go(`desk?id=${id}`) };
  const bar = (
    <Bar actions={errand.data?.commands.includes('designate') ? [look] : []}>
      <Button kind="primary" block onTap={() => void Taro.switchTab({ url: '/tabs/home' })}>
        念完了,回工作台
      </Button>
    </Bar>
  );
  return (
    <Page title="念给对方听" bar={bar}>
      <View className="row row-t mt8">
        <Icon name="seal-check-fill" size="m" className="c-green mr8 mt6" />
        <View className="t-1">记下了,念给对方听</View>
      </View>
      <View className="t-sub c-2 mt4">对方以后打电话来,报这个编号就能查到。</View>
      <View className="card mt16">
        <Loaded of={errand}>{(data) => <SlipCard errand={data} />}</Loaded>
      </View>
    </Page>
  );
}
