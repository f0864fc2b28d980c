import { View } from '@tarojs/components';
import { INDUSTRIES } from 'shared-types/firms';
import { Chips } from '../../kernel/ui/chips';
import { Field } from '../../kernel/ui/field';
import type { NewGroup } from './new-group';

const TRADES = Object.entries(INDUSTRIES).map(([value, [name]]) => ({ value, name: `${name} ${value}` }));
const SCALES = [
  { value: 'above', name: '规模以上' },
  { value: 'limit', name: '限额以上' },
  { value: 'none', name: '规模以下' },
];
const KINDS = [
  { value: 'company', name: '企业' },
  { value: 'self_employed', name: '个体工商户' },
  { value: 'cooperative', name: '合作社' },
  { value: 'stall', name: '小摊小店' },
];

interface RulePartProps {
  typed: NewGroup;
  onChange: (part: Partial<NewGroup>) => void;
}

/** Which firms come into a group by themselves: all that is chosen must hold. */
export function RulePart({ typed, onChange }: RulePartProps) {
  const { industries, scales, kinds } = typed;
  return (
    <>
      <View className="t-sub c-2 mt16">符合下面几条的单位自动进群,可以多选;一条都不选,就由群主一家一家请。</View>
      <Many label="哪些行业" choices={TRADES} chosen={industries} onChange={(list) => onChange({ industries: list })} />
      <Many label="多大规模" choices={SCALES} chosen={scales} onChange={(list) => onChange({ scales: list })} />
      <Many label="哪类主体" choices={KINDS} chosen={kinds} onChange={(list) => onChange({ kinds: list })} />
    </>
  );
}

interface ManyProps {
  label: string;
  choices: readonly { value: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}
/** Several of many short words: a tap takes one in or out. */
function Many({ label, choices, chosen, onChange }: ManyProps) {
  const turn = (value: string) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <View className="mt12">
      <Field label={label}>
        <Chips label={label} choices={choices} value={chosen} onPick={turn} />
      </Field>
    </View>
  );
}
