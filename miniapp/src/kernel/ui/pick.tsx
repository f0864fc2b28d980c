import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

export interface Choice<T extends string> {
  value: T;
  name: string;
  note?: string;
  icon?: IconName;
  off?: boolean;
}

interface PickProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  value: T | null;
  onPick: (value: T) => void;
}

/** One of two or three, as tiles side by side; below each other for elders. */
export function Pick<T extends string>({ label, choices, value, onPick }: PickProps<T>) {
  return (
    <View
      className={choices.length === 2 || choices.length === 4 ? 'grid2' : 'grid3'}
      role="radiogroup"
      ariaRole="radiogroup"
      ariaLabel={label}
    >
      {choices.map(({ value: v, name, note, icon, off = false }) => (
        <Tap
          className={`pick ${v === value ? 'pick-on' : ''} ${off ? 'pick-off' : ''}`}
          role="radio"
          on={v === value}
          off={off}
          key={v}
          onTap={() => onPick(v)}
        >
          {icon ? <Icon name={icon} size="m" className="pick-i" /> : null}
          <View className={icon ? 'pick-w' : ''}>
            <Text>{name}</Text>
            {note ? <View className="pick-d num">{note}</View> : null}
          </View>
        </Tap>
      ))}
    </View>
  );
}

/** One of several, as rows with a tick. */
export function PickRows<T extends string>({ label, choices, value, onPick }: PickProps<T>) {
  return (
    <View className="cells" role="radiogroup" ariaRole="radiogroup" ariaLabel={label}>
      {choices.map(({ value: v, name, note, icon, off = false }) => (
        <Tap
          className={`cell cell-p ${v === value ? 'cell-on' : ''} ${off ? 'cell-off' : ''}`}
          role="radio"
          on={v === value}
          off={off}
          key={v}
          onTap={() => onPick(v)}
        >
          {icon ? <Icon name={icon} size="m" className="mr12" /> : null}
          <View className="grow">
            <View className={`cell-t ${v === value ? 'b' : ''}`}>{name}</View>
            {note ? <View className="cell-d">{note}</View> : null}
          </View>
          <Tick on={v === value} />
        </Tap>
      ))}
    </View>
  );
}

export function Tick({ on }: { on: boolean }) {
  return <View className={`tick ml8 ${on ? 'tick-on' : ''}`}>{on ? <Icon name="check-bold" size="s" /> : null}</View>;
}
