import { View } from '@tarojs/components';
import { type ItemStands, LIMIT_UNITS, ITEM_FIELD_WORDS as WORDS } from 'shared-types/catalogue';
import { Chips } from '../kernel/ui/chips';
import { TextField } from '../kernel/ui/field';

const UNITS: Record<ItemStands['limitUnit'], string> = {
  half_day: '半个工作日',
  working_day: '工作日',
  natural_day: '天(连休息日算)',
  same_day: '当天',
};
const AT_ONCE = ['half_day', 'same_day'] as const;

/** How long it takes, and within what time one has to come. */
export function LimitPart({ item, onChange }: { item: ItemStands; onChange: (part: Partial<ItemStands>) => void }) {
  const { kind, limitValue, limitUnit, limitNote, applyWithin } = item;
  const units = kind === 'immediate' ? AT_ONCE : LIMIT_UNITS;
  const words = (typed: string) => (typed.trim() ? typed : null);
  return (
    <View className="mt20">
      <View className="t-sub b mb8">{WORDS.kind}</View>
      <Chips
        label={WORDS.kind}
        onPage
        choices={[
          { value: 'immediate', name: '当场办' },
          { value: 'committed', name: '承诺几天办好' },
        ]}
        value={kind}
        onPick={(next) => onChange(next === 'immediate' ? { kind: next, limitUnit: 'half_day', limitValue: 1 } : { kind: next })}
      />
      <View className="t-sub b mt16 mb8">{WORDS.limitUnit}</View>
      <Chips
        label={WORDS.limitUnit}
        onPage
        choices={units.map((value) => ({ value, name: UNITS[value] }))}
        value={limitUnit}
        onPick={(next) => onChange({ limitUnit: next })}
      />
      <View className="mt16">
        {kind === 'committed' ? (
          <TextField
            label={WORDS.limitValue}
            kind="number"
            max={3}
            value={String(limitValue)}
            onInput={(typed) => onChange({ limitValue: Math.min(365, Number(typed) || 0) })}
          />
        ) : null}
        <TextField
          label={WORDS.limitNote}
          aside="选填"
          value={limitNote ?? ''}
          onInput={(typed) => onChange({ limitNote: words(typed) })}
        />
        <TextField
          label={WORDS.applyWithin}
          aside="选填"
          hint="过了日子就不能办的才写"
          max={80}
          value={applyWithin ?? ''}
          onInput={(typed) => onChange({ applyWithin: words(typed) })}
        />
        <TextField
          label={WORDS.attendNote}
          aside="选填"
          hint="哪一步要本人到场"
          max={40}
          value={item.attendNote ?? ''}
          onInput={(typed) => onChange({ attendNote: words(typed) })}
        />
      </View>
    </View>
  );
}
