import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { Count } from './light';
import { Tap } from './tap';

interface ChipsProps<T extends string> {
  label: string;
  choices: readonly { value: T; name: string }[];
  /** A list: several at once, and a tap takes one in or out. */
  value: T | readonly T[] | null;
  onPick: (value: T) => void;
  /** On the grey of the page rather than on a card. */
  onPage?: boolean;
}

/** One of many short words, wrapping; or several of them. */
export function Chips<T extends string>({ label, choices, value, onPick, onPage }: ChipsProps<T>) {
  const one = value === null || typeof value === 'string';
  const chosen: readonly string[] = one ? [value ?? ''] : value;
  const [group, role] = one ? (['radiogroup', 'radio'] as const) : (['group', 'checkbox'] as const);
  return (
    <View className="chips" role={group} ariaRole={group} ariaLabel={label}>
      {choices.map(({ value: v, name }) => {
        const on = chosen.includes(v);
        return (
          <Tap className={`chip ${onPage ? 'chip-w' : ''} ${on ? 'chip-on' : ''}`} role={role} on={on} key={v} onTap={() => onPick(v)}>
            {on && !one ? <Icon name="check" size="s" className="mr4" /> : null}
            <Text>{name}</Text>
          </Tap>
        );
      })}
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
