import { View } from '@tarojs/components';
import { RELATION_WORDS, RELATIONS } from 'shared-types/errands';
import { Section } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextInput } from '../../kernel/ui/field';
import type { IntakePartProps } from './use-intake';

const WHO = RELATIONS.map((value) => ({ value, name: RELATION_WORDS[value] }));

/** Whom it is for. */
export function ForPart({ draft: { relation, forName, age, note }, change }: IntakePartProps) {
  return (
    <>
      <Section title="给谁办" />
      <View className="card">
        <Chips label="给谁办" choices={WHO} value={relation} onPick={(value) => change({ relation: value })} />
        <View className="mt16">
          {relation === 'self' ? null : (
            <Field label="给谁办,叫什么">
              <TextInput
                label="给谁办,叫什么"
                value={forName}
                max={20}
                placeholder="姓名"
                onInput={(typed) => change({ forName: typed })}
              />
            </Field>
          )}
          <Field label="多大年纪" aside="选填">
            <TextInput label="多大年纪" kind="number" max={3} value={age} placeholder="岁数" onInput={(typed) => change({ age: typed })} />
          </Field>
          <Field label="要留心什么" aside="选填" hint="比如:耳背,敲门要久一点">
            <TextInput label="要留心什么" value={note} max={60} placeholder="写一句" onInput={(typed) => change({ note: typed })} />
          </Field>
        </View>
      </View>
    </>
  );
}
