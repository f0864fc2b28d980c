import { View } from '@tarojs/components';
import type { IconName } from './icon.names';

export type { IconName } from './icon.names';

interface IconProps {
  name: IconName;
  /** s 16, m 24, l 32, xl 40 px; 20 without. Grows with the text at half its rate. */
  size?: 's' | 'm' | 'l' | 'xl';
  className?: string;
}

/** Decoration beside a word: screen readers pass over it. */
export function Icon({ name, size, className = '' }: IconProps) {
  return <View className={`i ph-${name} ${size ? `i-${size}` : ''} ${className}`} />;
}

/** An icon on a tinted tile. */
export function Tile({ name, tone = '' }: { name: IconName; tone?: '' | 'o' | 'ow' | 'n' | 'r' | 'g' | 'a' }) {
  return (
    <View className={`tile ${tone && `tile-${tone}`}`}>
      <Icon name={name} size="m" />
    </View>
  );
}
