import { Input, Picker, Text, View } from '@tarojs/components';
import { isWeapp } from '../kernel/platform';
import { dayWords } from './found/founding.words';

interface DayInputProps {
  label: string;
  /** YYYY-MM-DD, empty while none is chosen. */
  value: string;
  until: string;
  onPick: (day: string) => void;
}

/** WeChat brings wheels of its own; a browser knows how its people choose a day. */
export function DayInput({ label, value, until, onPick }: DayInputProps) {
  if (isWeapp)
    return (
      <Picker mode="date" value={value || until} end={until} onChange={({ detail }) => onPick(detail.value)}>
        <View className="input">
          <Text className={value ? '' : 'input-ph'}>{value ? dayWords(value) : '点这里选'}</Text>
        </View>
      </Picker>
    );
  const asDate = { 'aria-label': label, type: 'date', max: until };
  return (
    <View className="input">
      <Input className="input-f" ariaLabel={label} nativeProps={asDate} value={value} onInput={({ detail }) => onPick(detail.value)} />
    </View>
  );
}
