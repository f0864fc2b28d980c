import { Text, View } from '@tarojs/components';
import { FORM_WORDS, type ItemGuide } from 'shared-types/catalogue';
import { Tag } from '../kernel/ui/light';

/** What to bring, each with its form and whether it may come later. */
export function Materials({ materials }: { materials: ItemGuide['materials'] }) {
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
