import { Text, View } from '@tarojs/components';
import { Icon } from './icon';

/** Where one is on a short way; `at` counts from 0. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  return (
    <View className="steps" role="img" ariaLabel={`第${at + 1}步,共${names.length}步,${names[at] ?? ''}`}>
      {names.map((name, i) => (
        <View className={`st ${i < at ? 'st-done' : ''} ${i === at ? 'st-now' : ''}`} key={name}>
          <View className="st-d">{i < at ? <Icon name="check-bold" size="s" /> : <Text>{i + 1}</Text>}</View>
          <Text>{name}</Text>
        </View>
      ))}
    </View>
  );
}

/** How far, as a row of short bars under a line in a list. */
export function Progress({ done, of }: { done: number; of: number }) {
  return (
    <View className="pg4" role="img" ariaLabel={`第${done}步,共${of}步`}>
      {Array.from({ length: of }, (_, i) => i).map((i) => (
        <View className={`pg4-i ${i < done ? 'pg4-on' : ''}`} key={i} />
      ))}
    </View>
  );
}
