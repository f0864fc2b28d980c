import { View } from '@tarojs/components';
import { useState } from 'react';
import { TextButton } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Field, SearchField } from '../../kernel/ui/field';
import type { NewGroup } from './new-group';
import { TRADES, tradesFor } from './trades';

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
      <Trades chosen={industries} onChange={(list) => onChange({ industries: list })} />
      <Many label="多大规模" choices={SCALES} chosen={scales} onChange={(list) => onChange({ scales: list })} />
      <Many label="哪类主体" choices={KINDS} chosen={kinds} onChange={(list) => onChange({ kinds: list })} />
    </>
  );
}

interface ChosenProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}
const turned = (chosen: readonly string[], value: string) =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];

/** Several of a few short words: a tap takes one in or out. */
function Many({ label, choices, chosen, onChange }: ChosenProps & { label: string; choices: readonly { value: string; name: string }[] }) {
  return (
    <View className="mt12">
      <Field label={label}>
        <Chips label={label} choices={choices} value={chosen} onPick={(value) => onChange(turned(chosen, value))} />
      </Field>
    </View>
  );
}

/** Twenty trades, of which most groups want one or two: the usual ones are there, the others are found by a few characters. */
function Trades({ chosen, onChange }: ChosenProps) {
  const [words, type] = useState('');
  const [all, open] = useState(false);
  const shown = tradesFor({ words, all, chosen });
  return (
    <View className="mt12">
      <Field label="哪些行业">
        <SearchField label="找行业" value={words} placeholder="输几个字来找" onInput={type} />
        <View className="mt12" />
        <Chips label="哪些行业" choices={shown} value={chosen} onPick={(value) => onChange(turned(chosen, value))} />
        {words.trim() && shown.every(({ value }) => chosen.includes(value)) ? (
          <View className="t-sub c-2 mt8">没有找到别的行业,换几个字,或者看全部。</View>
        ) : null}
        <TextButton
          onTap={() => {
            type('');
            open(!all || words !== '');
          }}
        >
          {all && !words ? '只看常用的' : `看全部 ${TRADES.length} 个行业`}
        </TextButton>
      </Field>
    </View>
  );
}
