import { Text, View } from '@tarojs/components';
import { type Errand, URGENCY_WORDS } from 'shared-types/errands';
import { Icon } from '../kernel/ui/icon';

/** That it cannot wait, and why; nothing for what can. */
export function UrgentLine({ urgent }: Pick<Errand, 'urgent'>) {
  if (!urgent) return null;
  return (
    <View className="row c-red mt4">
      <Icon name="siren-fill" size="s" className="mr4" />
      <Text className="b">{`急事:${URGENCY_WORDS[urgent]}`}</Text>
    </View>
  );
}
