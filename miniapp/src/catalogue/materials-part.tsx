import { View } from '@tarojs/components';
import { useState } from 'react';
import { FORM_WORDS, FORMS_SAID, type Material } from 'shared-types/catalogue';
import { newKey } from '../kernel/once';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Chips } from '../kernel/ui/chips';
import { TextField } from '../kernel/ui/field';

const MOST = 20;
const EMPTY: Material = { name: '', form: 'original', mayBeMissing: false, note: null };

/** What to bring: each with its form, and whether it may come later. */
export function MaterialsPart({ materials, onChange }: { materials: readonly Material[]; onChange: (materials: Material[]) => void }) {
  const put = (at: number, part: Partial<Material>) => onChange(materials.map((one, i) => (i === at ? { ...one, ...part } : one)));
  // Two may be called the same while somebody types: each card has a name of its own, which goes with it.
  const [names, setNames] = useState(() => materials.map(newKey));
  const add = () => {
    setNames([...names, newKey()]);
    onChange([...materials, EMPTY]);
  };
  const drop = (at: number) => {
    setNames(names.filter((_, i) => i !== at));
    onChange(materials.filter((_, i) => i !== at));
  };
  return (
    <>
      <Section title="要带什么" aside={`${materials.length} 样`} />
      {materials.map((material, i) => (
        <Card className="mt8" key={names[i]}>
          <MaterialFields no={i + 1} material={material} onChange={(part) => put(i, part)} />
          <Button kind="danger" size="s" icon="x-circle" className="mt12" label={`去掉第 ${i + 1} 样`} onTap={() => drop(i)}>
            去掉这一样
          </Button>
        </Card>
      ))}
      {materials.length < MOST ? (
        <Button kind="line" block icon="note-pencil" className="mt12" onTap={add}>
          加一样材料
        </Button>
      ) : null}
    </>
  );
}

function MaterialFields({ no, material, onChange }: { no: number; material: Material; onChange: (part: Partial<Material>) => void }) {
  const { name, form, mayBeMissing, note } = material;
  const later = mayBeMissing === null ? null : mayBeMissing ? 'later' : 'now';
  return (
    <>
      <TextField label={`第 ${no} 样叫什么`} value={name} onInput={(typed) => onChange({ name: typed })} />
      <View className="mt12">
        <Chips
          label={`第 ${no} 样要原件还是复印件`}
          choices={FORMS_SAID.map((value) => ({ value, name: FORM_WORDS[value] ?? '' }))}
          value={FORMS_SAID.find((one) => one === form) ?? null}
          onPick={(next) => onChange({ form: next })}
        />
      </View>
      <View className="mt8">
        <Chips
          label={`第 ${no} 样能不能后补`}
          choices={[
            { value: 'now', name: '须带齐' },
            { value: 'later', name: '可后补' },
          ]}
          value={later}
          onPick={(next) => onChange({ mayBeMissing: next === 'later' })}
        />
      </View>
      <View className="mt12">
        <TextField
          label={`第 ${no} 样的说明`}
          aside="选填"
          max={80}
          value={note ?? ''}
          onInput={(typed) => onChange({ note: typed.trim() ? typed : null })}
        />
      </View>
    </>
  );
}
