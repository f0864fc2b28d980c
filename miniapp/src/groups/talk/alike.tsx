import { View } from '@tarojs/components';
import { showNumber } from 'shared-types/kernel/number';
import { useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Section } from '../../kernel/ui/card';
import { own } from '../api';

/** Others who ask for the same; nothing where there are none. */
export function Alike({ group, words }: { group: string; words: string }) {
  const asked = useSettled(words.trim(), 600).slice(0, 1000);
  const alike = useRead(['ticket', 'alike', group, asked], () => own.tickets.similar({ groupId: group, words: asked }), {
    enabled: asked.length > 3,
    steady: true,
  });
  const found = alike.data?.tickets ?? [];
  if (found.length === 0) return null;
  return (
    <>
      <Section title="别家也提过差不多的" />
      <View className="cells">
        {found.map(({ id, title, number, why }) => (
          <View className="cell" key={id}>
            <View className="grow">
              <View className="cell-t">{title}</View>
              <View className="cell-d num">{`诉求 ${showNumber(number)} · ${why}`}</View>
            </View>
          </View>
        ))}
      </View>
      <View className="t-cap c-3 mt8">是同一件事也请照样提,部门会并在一起办,每一家都会收到答复</View>
    </>
  );
}
