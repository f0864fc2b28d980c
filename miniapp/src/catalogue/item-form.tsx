import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  ATTEND_WORDS,
  ATTENDANCE,
  FORMS_SAID,
  type ItemSaid,
  type ItemStands,
  MODE_WORDS,
  MODES,
  ITEM_FIELD_WORDS as WORDS,
} from 'shared-types/catalogue';
import { TextField } from '../kernel/ui/field';
import { PickRows } from '../kernel/ui/pick';
import { CheckRows } from './check-rows';
import { Save } from './differ-form';
import { LimitPart } from './limit-part';
import { MaterialsPart } from './materials-part';
import type { Draft, Saving } from './use-saving';
import { type When, WhenWhy } from './when-why';

/** What is still missing, as the words of the button. */
function lacksOf(code: string, item: ItemStands, why: string): string | null {
  if (!/^[A-Z0-9]{2,12}$/.test(code)) return '写上编码';
  const empty = (['plainName', 'name', 'category', 'whoMayApply', 'howToApply', 'source'] as const).find((field) => !item[field].trim());
  if (empty) return `写上${WORDS[empty]}`;
  if (item.materials.length === 0) return '写上要带什么';
  if (item.materials.some(({ name, mayBeMissing, form }) => !name.trim() || mayBeMissing === null || form === 'unstated'))
    return '把材料写全';
  return why.trim() ? null : '写上为什么改';
}

const known = (form: string) => FORMS_SAID.find((one) => one === form) ?? 'original';
/** As it is sent: nothing is open any more. */
const complete = (item: ItemStands): ItemSaid => ({
  ...item,
  materials: item.materials.map((one) => ({ ...one, form: known(one.form), mayBeMissing: one.mayBeMissing === true })),
});

/** Everything a county says about an item. */
export function ItemForm({ draft, initial, saving }: { draft: Draft; initial: ItemStands; saving: Saving }) {
  const [item, setItem] = useState(initial);
  const [code, setCode] = useState(draft.code);
  const [when, setWhen] = useState<When>({ from: draft.from, to: draft.to, why: draft.why });
  const change = (part: Partial<ItemStands>) => setItem({ ...item, ...part });
  const send = () => void saving.run({ code, ...when, why: when.why.trim(), said: { what: 'item', item: complete(item) } });
  return (
    <>
      {draft.code ? null : (
        <View className="mt8 mb8">
          <TextField
            label="编码"
            hint="大写字母和数字,全县不能重"
            value={code}
            max={12}
            onInput={(typed) => setCode(typed.toUpperCase())}
          />
        </View>
      )}
      <WordsPart item={item} onChange={change} />
      <LimitPart item={item} onChange={change} />
      <View className="t-sub b mt20 mb8">{WORDS.modes}</View>
      <CheckRows
        label={WORDS.modes}
        choices={MODES.map((mode) => ({ value: mode, name: `${MODE_WORDS[mode].name}:${MODE_WORDS[mode].says}` }))}
        values={item.modes}
        onToggle={(mode) => {
          const modes = MODES.filter((one) => (one === mode ? !item.modes.includes(one) : item.modes.includes(one)));
          if (modes.length > 0) change({ modes });
        }}
      />
      <View className="t-sub b mt20 mb8">{WORDS.attend}</View>
      <PickRows
        label={WORDS.attend}
        choices={ATTENDANCE.map((value) => ({ value, name: ATTEND_WORDS[value] }))}
        value={item.attend}
        onPick={(attend) => change({ attend })}
      />
      <MaterialsPart materials={item.materials} onChange={(materials) => change({ materials })} />
      <View className="t-sub b mt20 mb8">{WORDS.hidden}</View>
      <PickRows
        label={WORDS.hidden}
        choices={[
          { value: 'on', name: '照办' },
          { value: 'off', name: '停办', note: '清单上不再有,已经在办的照常办完' },
        ]}
        value={item.hidden ? 'off' : 'on'}
        onPick={(value) => change({ hidden: value === 'off' })}
      />
      <WhenWhy when={when} ends={false} onChange={(part) => setWhen({ ...when, ...part })} />
      <Save saving={saving} lacks={lacksOf(code, item, when.why)} onSave={send} />
    </>
  );
}

type Part = { item: ItemStands; onChange: (part: Partial<ItemStands>) => void };

function WordsPart({ item, onChange }: Part) {
  return (
    <View>
      <TextField
        label={WORDS.plainName}
        hint="群众怎么说就怎么写"
        value={item.plainName}
        onInput={(plainName) => onChange({ plainName })}
      />
      <TextField
        label={WORDS.alsoCalled}
        aside="选填"
        hint="用顿号隔开,搜的时候用"
        long
        value={item.alsoCalled.join('、')}
        max={200}
        onInput={(typed) => onChange({ alsoCalled: typed ? typed.split(/[、,,;;]/).slice(0, 12) : [] })}
      />
      <TextField label={WORDS.name} value={item.name} onInput={(name) => onChange({ name })} />
      <TextField label={WORDS.category} value={item.category} max={20} onInput={(category) => onChange({ category })} />
      <TextField label={WORDS.whoMayApply} long value={item.whoMayApply} max={300} onInput={(whoMayApply) => onChange({ whoMayApply })} />
      <TextField label={WORDS.howToApply} long value={item.howToApply} max={300} onInput={(howToApply) => onChange({ howToApply })} />
      <TextField label={WORDS.source} value={item.source} max={120} onInput={(source) => onChange({ source })} />
    </View>
  );
}
