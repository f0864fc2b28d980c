import { Text, View } from '@tarojs/components';
import { greeting } from 'shared-types/kernel/time.words';
import { api } from '../kernel/api';
import { useNow } from '../kernel/clock';
import { placeWords, useHere } from '../kernel/here';
import { goTo } from '../kernel/platform';
import { showTextSize, useMe } from '../kernel/session';
import { Icon } from '../kernel/ui/icon';
import { Tap } from '../kernel/ui/tap';
import { useElder } from '../kernel/ui/theme';
import { statusBar } from './status-bar';

/** Where one is, a greeting, large type at one tap, and the question everybody comes with. */
export function Hero() {
  const here = useHere();
  const me = useMe();
  const hello = greeting(useNow());
  return (
    <View className="hero" style={{ paddingTop: `${statusBar()}px` }}>
      <View className="hero-hills" />
      <Tap className="hero-loc" label={here ? `您在${placeWords(here)},换地方` : '选您在哪儿'} onTap={() => void goTo('directory/place')}>
        <Icon name="map-pin-fill" className="mr4" />
        <Text className="b">{here ? placeWords(here) : '选您在哪儿'}</Text>
        <Icon name="caret-down" size="s" className="ml4" />
      </Tap>
      <View className="hero-b">
        <View className="row row-t between hero-r">
          <View className="grow cellx">
            <View className="t-1">{me?.name ? `${me.name},${hello}` : hello}</View>
            <View className="t-sub c-2 mt4">有事说一声,我们上门给您办</View>
          </View>
          <SizeSwitch />
        </View>
        <Tap className="ask mt16" label="搜要办的事" onTap={() => void goTo('catalogue/items')}>
          <Text className="grow">说说您要办什么事</Text>
          <View className="ask-i">
            <Icon name="magnifying-glass" size="m" />
          </View>
        </Tap>
      </View>
    </View>
  );
}

function SizeSwitch() {
  const elder = useElder();
  const me = useMe();
  const turn = () => {
    const textSize = elder ? 'x10' : 'x14';
    showTextSize(textSize);
    if (me) api.people.change({ textSize }).catch(() => undefined);
  };
  return (
    <Tap className="hero-pill" label={elder ? '换成普通版' : '换成长辈版,字大一些'} onTap={turn}>
      <Icon name="text-aa" className="mr4" />
      <Text>{elder ? '普通版' : '长辈版'}</Text>
    </Tap>
  );
}
