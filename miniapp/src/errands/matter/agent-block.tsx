import { Text, View } from '@tarojs/components';
import type { Errand } from 'shared-types/errands';
import { dial } from '../../kernel/platform';
import { Avatar } from '../../kernel/ui/avatar';
import { Button } from '../../kernel/ui/button';
import { Tag } from '../../kernel/ui/light';

const KIND = { full_time: '专职代办员', part_time: '兼职代办员' };

/** Who comes, and a call at one tap. */
export function AgentBlock({ agent }: { agent: NonNullable<Errand['agent']> }) {
  const { name, kind, unitName, phone } = agent;
  return (
    <View className="card mt12">
      <View className="row row-t">
        <Avatar name={name} tone="o" size="l" official />
        <View className="grow ml12 cellx">
          <View className="who">
            <Text className="who-n t-3">{name}</Text>
            <Tag tone="b" words={KIND[kind]} />
          </View>
          <View className="t-sub c-2 mt2">{unitName}</View>
        </View>
      </View>
      <Button kind="soft" block icon="phone-fill" className="mt12" label={`给${name}打电话`} onTap={() => dial(phone)}>
        打电话
      </Button>
    </View>
  );
}
