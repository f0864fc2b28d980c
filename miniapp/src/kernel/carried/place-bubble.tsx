import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Content } from 'shared-types/groups';
import { isWeapp, say } from '../platform';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';

type Place = NonNullable<Content['place']>;

/** On the map where it is known where that is; words alone are copied, to be put into any map. */
function openPlace({ latitude, longitude, name, address }: Place) {
  if (isWeapp && latitude !== undefined && longitude !== undefined)
    return void Taro.openLocation({ latitude, longitude, name, address }).catch(() => undefined);
  void Taro.setClipboardData({ data: address || name }).then(
    () => say('地址复制好了'),
    () => undefined,
  );
}

export const PlaceBubble = ({ place }: { place: Place }) => (
  <Tap className="mb m-t" label={`位置,${place.name},${place.address}`} onTap={() => openPlace(place)}>
    <View className="row row-t">
      <Icon name="map-pin" size="m" className="mr6 c-blue" />
      <View className="grow">
        <View className="b">{place.name}</View>
        {place.address && place.address !== place.name ? <View className="t-cap c-3">{place.address}</View> : null}
      </View>
    </View>
  </Tap>
);
