import { View } from '@tarojs/components';
import type { ItemGuide } from 'shared-types/catalogue';
import { goTo } from '../kernel/platform';
import { TextButton } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Icon } from '../kernel/ui/icon';
import { dateWords } from './date.words';

/** Who serves whoever reads, what is different there, and where to go instead. */
export function ServedBy({ item: { served }, region }: { item: ItemGuide; region: string }) {
  if (!served || (served.offers && !served.own && !served.note)) return null;
  const { name, offers, instead, note, own } = served;
  return (
    <Card className="mt12">
      <View className="row row-t">
        <Icon name={offers ? 'map-pin' : 'warning'} className="mr8 mt2" />
        <View className="grow">
          <View className="b">{offers ? `给您办事的是${name}` : `${name}不办这件事`}</View>
          {note ? <View className="mt4">{note}</View> : null}
          {instead ? (
            <TextButton className="mt4" label={`去看${instead.name}`} onTap={() => void goTo('directory/unit', { id: instead.id, region })}>
              {`请到${instead.name}`}
            </TextButton>
          ) : null}
          {own ? <View className="t-sub c-2 mt4">{`按${own.name}的办法,第 ${own.version} 版,${dateWords(own.from)}起`}</View> : null}
        </View>
      </View>
    </Card>
  );
}
