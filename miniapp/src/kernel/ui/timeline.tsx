import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Joined } from './card';
import { Icon, type IconName } from './icon';

export interface TimelineStep {
  /** done · now · next · back: a step that led back to the start. */
  look: 'done' | 'now' | 'next' | 'back';
  icon: IconName;
  title: ReactNode;
  meta?: readonly (string | null | undefined | false)[];
}

const SPOKEN = { done: '已完成', now: '正在进行', next: '接下来', back: '已退回' };

/** The life of a matter, like a parcel's: what was, what is, what comes. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="tl">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places, so that only what changed in them is sent to the screen
        <View className={`tl-i tl-${step.look} ${i === steps.length - 1 ? 'tl-last' : ''}`} key={i}>
          <View className="tl-r">
            <View className="tl-d" role="img" ariaLabel={SPOKEN[step.look]}>
              <Icon name={step.icon} size="s" />
            </View>
            <View className="tl-l" />
          </View>
          <View className="tl-b">
            <View className="tl-t">
              <Text>{step.title}</Text>
            </View>
            {step.meta ? <Joined className="tl-m" parts={step.meta} /> : null}
          </View>
        </View>
      ))}
    </View>
  );
}
