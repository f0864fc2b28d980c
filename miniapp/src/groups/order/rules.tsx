import { View } from '@tarojs/components';
import { useState } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextInput } from '../../kernel/ui/field';
import { Tick } from '../../kernel/ui/pick';
import { Tap } from '../../kernel/ui/tap';

const PACES = [
  { value: '0', name: '不限' },
  { value: '30', name: '30 秒' },
  { value: '60', name: '1 分钟' },
  { value: '300', name: '5 分钟' },
];

/** Who may speak in a group, and how often. */
export function Rules({ group }: { group: GroupCard }) {
  const [pace, setPace] = useState(String(group.slowSeconds));
  const [staffOnly, setStaffOnly] = useState(group.staffOnly);
  const [why, write] = useState('');
  const save = useAct(
    (given: { slowSeconds: number; staffOnly: boolean; why: string }, once) => api.groups.setOrder({ id: group.id, ...given }, once),
    {
      touches: ['group'],
      onDone: () => say('改好了,大家都看得到'),
    },
  );
  return (
    <>
      <Card>
        <Field label="一个人隔多久说一次" hint="群里吵起来时用;工作人员不受限">
          <Chips label="一个人隔多久说一次" choices={PACES} value={pace} onPick={setPace} />
        </Field>
      </Card>
      <Tap className="card row mt12" role="checkbox" on={staffOnly} onTap={() => setStaffOnly(!staffOnly)}>
        <View className="grow">
          <View className="t-body b">只让工作人员说话</View>
          <View className="t-sub c-2 mt2">大家仍然看得到,有事可以直接提诉求</View>
        </View>
        <Tick on={staffOnly} />
      </Tap>
      <Section title="为什么改" />
      <TextInput label="为什么改" value={why} max={100} placeholder="群里的人看得到这句话" onInput={write} />
      <Button
        kind="primary"
        block
        className="mt16"
        lacks={why.trim() ? null : '先写为什么'}
        busy={save.busy}
        onTap={() => void save.run({ slowSeconds: Number(pace), staffOnly, why: why.trim() })}
      >
        就这样改
      </Button>
    </>
  );
}
