import { View } from '@tarojs/components';
import { Tick } from '../kernel/ui/pick';
import { Tap } from '../kernel/ui/tap';

interface CheckRowsProps<T extends string> {
  label: string;
  choices: readonly { value: T; name: string }[];
  values: readonly T[];
  onToggle: (value: T) => void;
}

/** Several of several, as rows with a tick. */
export function CheckRows<T extends string>({ label, choices, values, onToggle }: CheckRowsProps<T>) {
  return (
    <View className="cells" role="group" ariaRole="group" ariaLabel={label}>
      {choices.map(({ value, name }) => (
        <Tap
          className={`cell cell-p ${values.includes(value) ? 'cell-on' : ''}`}
          role="checkbox"
          on={values.includes(value)}
          key={value}
          onTap={() => onToggle(value)}
        >
          <View className="grow">
            <View className={`cell-t ${values.includes(value) ? 'b' : ''}`}>{name}</View>
          </View>
          <Tick on={values.includes(value)} />
        </Tap>
      ))}
    </View>
  );
}
