import { View } from '@tarojs/components';
import { RELATION_WORDS, RELATIONS } from 'shared-types/errands';
import { Section } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { TextField } from '../../kernel/ui/field';
import { Age, ForName } from '../who-fields';
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
          {relation === 'self' ? null : <ForName value={forName} onInput={(typed) => change({ forName: typed })} />}
          <Age value={age} onInput={(typed) => change({ age: typed })} />
          <TextField
            label="要留心什么"
            aside="选填"
            hint="比如:耳背,敲门要久一点"
            value={note}
            max={60}
            placeholder="写一句"
            onInput={(typed) => change({ note: typed })}
          />
        </View>
      </View>
    </>
  );
}
