import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMe } from '../../kernel/session';
import { Cell, Cells } from '../../kernel/ui/cell';
import { TextField } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { Pick } from '../../kernel/ui/pick';
import { Age, ForName } from '../who-fields';
import { whoWords } from './request.words';
import { changeRequest, type Relation, type RequestDraft } from './use-request';

const WHO = [
  { value: 'self', name: '自己', icon: 'user' },
  { value: 'family', name: '爸妈家人', icon: 'users-duotone' },
  { value: 'neighbour', name: '邻居朋友', icon: 'hand-waving' },
] as const;

const tileOf = (relation: Relation) => (relation === 'parent' ? 'family' : relation);

export function WhoPart({ draft }: { draft: RequestDraft }) {
  const { relation, name, forName } = draft;
  const own = useMe()?.name ?? '';
  const known = Boolean((name.trim() || own) && (relation === 'self' || forName.trim()));
  const [editing, setEditing] = useState(!known);
  const pick = (value: (typeof WHO)[number]['value']) => {
    changeRequest({
      relation: value === 'family' ? 'parent' : value,
      ...(value !== tileOf(relation) && { forName: '', age: '', note: '' }),
    });
    setEditing(true);
  };
  return (
    <>
      <View className="t-2 mt24">给谁办?</View>
      <View className="mt12">
        <Pick label="给谁办" choices={WHO} value={tileOf(relation)} onPick={pick} />
      </View>
      {editing ? (
        <PersonFields draft={draft} />
      ) : (
        <Cells className="mt12">
          <Cell
            lead={<Icon name="user-fill" className="c-orange" />}
            title={whoWords(draft)}
            note={draft.note || '腿脚不便、听不清,可以先说一声'}
            label="改给谁办"
            onTap={() => setEditing(true)}
          />
        </Cells>
      )}
    </>
  );
}

const FAMILY = [
  { value: 'parent', name: '爸妈' },
  { value: 'family', name: '别的家人' },
] as const;

function PersonFields({ draft: { relation, name, forName, age, note } }: { draft: RequestDraft }) {
  const ownName = useMe()?.name;
  const [asked] = useState(!ownName);
  return (
    <View className="card mt12">
      {relation === 'parent' || relation === 'family' ? (
        <View className="mb8">
          <Pick label="是您的谁" choices={FAMILY} value={relation} onPick={(value) => changeRequest({ relation: value })} />
        </View>
      ) : null}
      {relation === 'self' ? null : <ForName value={forName} onInput={(typed) => changeRequest({ forName: typed })} />}
      {asked ? (
        <TextField
          label="您怎么称呼"
          hint="打电话时好称呼您"
          value={name}
          max={20}
          placeholder="姓名"
          onInput={(typed) => changeRequest({ name: typed })}
        />
      ) : null}
      <Age value={age} onInput={(typed) => changeRequest({ age: typed })} />
      <TextField
        label="要留心什么"
        aside="选填"
        hint="比如:腿脚慢,敲门请等一等"
        value={note}
        max={60}
        placeholder="写一句"
        onInput={(typed) => changeRequest({ note: typed })}
      />
    </View>
  );
}
