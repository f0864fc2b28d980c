import { View } from '@tarojs/components';
import { DAY_PARTS, type Errand, PART_WORDS } from 'shared-types/errands';
import { dayName, daysAhead } from 'shared-types/kernel/time.words';
import { now } from '../kernel/clock';
import { Chips } from '../kernel/ui/chips';

type Wish = Errand['wish'];

/** A day of the next ten and a part of it. What is agreed on the telephone in the end is another matter. */
export function WishPick({ day, part, onChange }: Wish & { onChange: (wish: Wish) => void }) {
  const at = now();
  const days = daysAhead(at, 10).map((value) => ({ value, name: dayName(value, at) }));
  return (
    <>
      <View className="t-sub b mb8">哪一天</View>
      <Chips label="哪一天" choices={days} value={day} onPick={(value) => onChange({ day: value, part })} />
      <View className="t-sub b mt16 mb8">什么时段</View>
      <Chips
        label="什么时段"
        choices={DAY_PARTS.map((value) => ({ value, name: PART_WORDS[value] }))}
        value={part}
        onPick={(value) => onChange({ day, part: value })}
      />
    </>
  );
}
