import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { type Errand, sentenceOf } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { Icon } from '../../kernel/ui/icon';
import { Light } from '../../kernel/ui/light';
import { clockedOf, lightOf } from '../clock.words';

/** The state as a sentence: who has it, what comes next, by when. */
export function Head({ errand, sent, children }: { errand: Errand; sent: boolean; children: ReactNode }) {
  const now = useNow();
  const { title, next } = sentenceOf(errand, now);
  return (
    <View className="card">
      {sent && errand.state === 'open' ? (
        <View className="row mb8 c-green">
          <Icon name="check-circle-fill" size="m" className="mr6" />
          <Text className="b">收到了,您放心</Text>
        </View>
      ) : null}
      <View className="lit">
        <Text className="lit-t t-sub c-3">{errand.title}</Text>
        <Light {...lightOf(clockedOf(errand), now)} />
      </View>
      <View className="t-1 mt8" role="heading">
        {title}
      </View>
      <View className="t-sub c-2 mt4">{next}</View>
      {children}
    </View>
  );
}
