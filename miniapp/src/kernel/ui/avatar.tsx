import { Text, View } from '@tarojs/components';
import { Icon } from './icon';

interface AvatarProps {
  name: string;
  /** The name of a picture; null: the first character. */
  image?: string | null;
  tone?: 'b' | 'o' | '';
  size?: 's' | 'l';
  /** Somebody the county vouches for. */
  official?: boolean;
}

/** The first character of a name; the county's people carry its mark. */
export function Avatar({ name, image, tone = 'b', size, official }: AvatarProps) {
  const picture = image ? { style: { backgroundImage: `url(${API_BASE}/api/avatars/${image})` } } : {};
  return (
    <View className={`ava ${tone && `ava-${tone}`} ${size ? `ava-${size}` : ''}`} {...picture}>
      {image ? null : <Text>{[...name][0] ?? '?'}</Text>}
      {official ? (
        <View className="ava-m">
          <Icon name="seal-check-fill" className="ava-mi" />
        </View>
      ) : null}
    </View>
  );
}
