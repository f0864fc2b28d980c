import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ItemStands, MODE_WORDS, UNIT_FIELD_WORDS, type UnitSaid } from 'shared-types/catalogue';
import { Button } from '../kernel/ui/button';
import { TextField } from '../kernel/ui/field';
import { Pick } from '../kernel/ui/pick';
import { CheckRows } from './check-rows';
import type { Draft, Saving } from './use-saving';
import { type When, WhenWhy } from './when-why';

interface DifferFormProps {
  draft: Draft;
  initial: UnitSaid;
  item: ItemStands;
  unit: string;
  saving: Saving;
}
type Offers = 'same' | 'yes' | 'no';
const OFFERS: readonly { value: Offers; name: string }[] = [
  { value: 'same', name: '跟上一级一样' },
  { value: 'yes', name: '照办' },
  { value: 'no', name: '不办' },
];
const HIDDEN: Record<Offers, boolean | null> = { same: null, yes: false, no: true };
const offersOf = (hidden: boolean | null): Offers => (hidden === null ? 'same' : hidden ? 'no' : 'yes');

/** What a point says otherwise; whatever is left empty stays as in the list above. */
export function DifferForm({ draft, initial, item, unit, saving }: DifferFormProps) {
  const [said, setSaid] = useState(initial);
  const [when, setWhen] = useState<When>({ from: draft.from, to: draft.to, why: draft.why });
  const change = (part: Partial<UnitSaid>) => setSaid({ ...said, ...part });
  const words = (typed: string) => (typed.trim() ? typed : null);
  const modes = said.modes ?? item.modes;
  const toggle = (mode: (typeof modes)[number]) => {
    const next = item.modes.filter((one) => (one === mode ? !modes.includes(one) : modes.includes(one)));
    change({ modes: next.length === item.modes.length || next.length === 0 ? null : next });
  };
  const send = () => void saving.run({ code: draft.code, ...when, why: when.why.trim(), said: { what: 'differ', differ: said } });
  return (
    <>
      <View className="t-1 mt8">{item.plainName}</View>
      <View className="t-sub c-2 mt4 mb8">{`${unit}的写法。空着的跟上一级一样;要带的材料、谁能办,都以县里为准。`}</View>
      <View className="t-sub b mt16 mb8">{UNIT_FIELD_WORDS.hidden}</View>
      <Pick
        label={UNIT_FIELD_WORDS.hidden}
        choices={OFFERS}
        value={offersOf(said.hidden)}
        onPick={(offers) => change({ hidden: HIDDEN[offers] })}
      />
      <View className="mt20">
        <TextField
          label={UNIT_FIELD_WORDS.plainName}
          value={said.plainName ?? ''}
          placeholder={item.plainName}
          onInput={(typed) => change({ plainName: words(typed) })}
        />
        <TextField
          label={UNIT_FIELD_WORDS.howToApply}
          long
          value={said.howToApply ?? ''}
          max={300}
          placeholder={item.howToApply}
          onInput={(typed) => change({ howToApply: words(typed) })}
        />
        {item.kind === 'committed' && ['working_day', 'natural_day'].includes(item.limitUnit) ? (
          <TextField
            label={UNIT_FIELD_WORDS.limitValue}
            hint={`县里是 ${item.limitValue} 天,这里只能更快`}
            kind="number"
            max={3}
            value={said.limitValue === null ? '' : String(said.limitValue)}
            onInput={(typed) => change({ limitValue: /^\d+$/.test(typed) ? Number(typed) : null })}
          />
        ) : null}
        <TextField
          label={UNIT_FIELD_WORDS.note}
          hint="比如:每周二、四上午办"
          long
          value={said.note ?? ''}
          max={120}
          onInput={(typed) => change({ note: words(typed) })}
        />
      </View>
      <View className="t-sub b mt20 mb8">{UNIT_FIELD_WORDS.modes}</View>
      <CheckRows
        label={UNIT_FIELD_WORDS.modes}
        choices={item.modes.map((mode) => ({ value: mode, name: `${MODE_WORDS[mode].name}:${MODE_WORDS[mode].says}` }))}
        values={modes}
        onToggle={toggle}
      />
      <WhenWhy when={when} ends onChange={(part) => setWhen({ ...when, ...part })} />
      <Save saving={saving} lacks={when.why.trim() ? null : '写上为什么改'} onSave={send} />
    </>
  );
}

export function Save({ saving, lacks, onSave }: { saving: Saving; lacks: string | null; onSave: () => void }) {
  return (
    <Button kind="primary" block size="big" className="mt24" busy={saving.busy} lacks={lacks} onTap={onSave}>
      存成草稿,看看改了什么
    </Button>
  );
}
