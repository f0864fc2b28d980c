import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

interface PromiseBannerProps {
  icon?: IconName;
  title: ReactNode;
  note?: string;
  /** Opens the sheet that shows how it was computed. */
  onWhy?: () => void;
}

/** What the county promises, in one line, and the way to how it was computed. */
export function PromiseBanner({ icon = 'seal-check-duotone', title, note, onWhy }: PromiseBannerProps) {
  return (
    <View className="promise">
      <Icon name={icon} className="promise-i" />
      <View className="grow">
        <View className="promise-t">{title}</View>
        {note ? <View className="t-sub c-2 mt4">{note}</View> : null}
        {onWhy ? (
          <Tap className="promise-q" role="link" onTap={onWhy}>
            <Text>怎么算的?</Text>
            <Icon name="caret-right" size="s" />
          </Tap>
        ) : null}
      </View>
    </View>
  );
}
