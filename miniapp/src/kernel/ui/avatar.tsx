import { Text, View } from '@tarojs/components';
import { Icon } from './icon';

interface AvatarProps {
  name: string;
  tone?: 'b' | 'o' | '';
  size?: 's' | 'l';
  /** Somebody the county vouches for. */
  official?: boolean;
}

/** The first character of a name; the county's people carry its mark. */
export function Avatar({ name, tone = 'b', size, official }: AvatarProps) {
  return (
    <View className={`ava ${tone && `ava-${tone}`} ${size ? `ava-${size}` : ''}`}>
      <Text>{[...name][0] ?? '?'}</Text>
      {official ? (
        <View className="ava-m">
          <Icon name="seal-check-fill" className="ava-mi" />
        </View>
      ) : null}
    </View>
  );
}
