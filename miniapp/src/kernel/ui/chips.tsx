import { Text, View } from '@tarojs/components';
import { Count } from './light';
import { Tap } from './tap';

interface ChipsProps<T extends string> {
  label: string;
  choices: readonly { value: T; name: string }[];
  value: T | null;
  onPick: (value: T) => void;
  /** On the grey of the page rather than on a card. */
  onPage?: boolean;
}

/** One of many short words, wrapping. */
export function Chips<T extends string>({ label, choices, value, onPick, onPage }: ChipsProps<T>) {
  return (
    <View className="chips" role="radiogroup" ariaRole="radiogroup" ariaLabel={label}>
      {choices.map(({ value: v, name }) => (
        <Tap
          className={`chip ${onPage ? 'chip-w' : ''} ${v === value ? 'chip-on' : ''}`}
          role="radio"
          on={v === value}
          key={v}
          onTap={() => onPick(v)}
        >
          <Text>{name}</Text>
        </Tap>
      ))}
    </View>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  choices: readonly { value: T; name: string; count?: number }[];
  value: T;
  onPick: (value: T) => void;
}

/** Two to four views of one thing. */
export function Segments<T extends string>({ label, choices, value, onPick }: SegmentsProps<T>) {
  return (
    <View className="seg" role="tablist" ariaRole="tablist" ariaLabel={label}>
      {choices.map(({ value: v, name, count = 0 }) => (
        <Tap className={`seg-i ${v === value ? 'seg-on' : ''}`} role="tab" on={v === value} key={v} onTap={() => onPick(v)}>
          <Text>{name}</Text>
          <Count n={count} className="ml4" />
        </Tap>
      ))}
    </View>
  );
}
