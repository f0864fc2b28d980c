import { Text, View } from '@tarojs/components';
import type { ItemGuide } from 'shared-types/catalogue';
import { Tag } from '../kernel/ui/light';

type Material = ItemGuide['materials'][number];
const FORM_WORDS: Record<Material['form'], string | null> = {
  original: '原件',
  copy: '复印件',
  original_and_copy: '原件和复印件',
  unstated: null,
};

/** What to bring, each with its form and whether it may come later. */
export function Materials({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return <View className="b">县里没有列出材料,去之前打电话问一声</View>;
  return (
    <>
      {materials.map(({ name, form, mayBeMissing, note }) => (
        <View className="mt8" key={name}>
          <View className="row wrap">
            <Text className="b mr8">{name}</Text>
            {FORM_WORDS[form] ? <Tag words={FORM_WORDS[form] ?? ''} /> : null}
            {mayBeMissing ? (
              <View className="ml4">
                <Tag tone="o" words="可以后补" />
              </View>
            ) : null}
          </View>
          {note ? <View className="t-sub c-2">{note}</View> : null}
        </View>
      ))}
    </>
  );
}
