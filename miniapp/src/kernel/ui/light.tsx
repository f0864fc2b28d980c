import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon';

/** Green, amber and red belong to clocks; n is everything that no longer runs. */
export type LightTone = 'g' | 'a' | 'r' | 'n';

const ICONS: Record<LightTone, IconName> = {
  g: 'check-circle-fill',
  a: 'hourglass-medium-fill',
  r: 'warning-octagon-fill',
  n: 'check-circle-fill',
};

/** The state of a clock: icon, word and colour, never colour alone. */
export function Light({ tone, words }: { tone: LightTone; words: string }) {
  return (
    <View className={`light light-${tone}`}>
      <Icon name={ICONS[tone]} className="light-i" />
      <Text>{words}</Text>
    </View>
  );
}

export function Tag({ tone = '', words }: { tone?: '' | 'b' | 'o'; words: string }) {
  return <Text className={`tag ${tone && `tag-${tone}`}`}>{words}</Text>;
}

/** How many wait, on an icon of the tab bar or after a word. */
export function Count({ n, className = '' }: { n: number; className?: string }) {
  if (n < 1) return null;
  return <Text className={`dot num ${className}`}>{n > 99 ? '99+' : n}</Text>;
}
