import '../talk/talk.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { Loaded } from '../../kernel/loaded';
import { say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Chips, Segments } from '../../kernel/ui/chips';
import { Field, TextInput } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { Tick } from '../../kernel/ui/pick';
import { Tap } from '../../kernel/ui/tap';
import { OrderLog } from './order-log';
import { Questions } from './questions';
import { Waiting } from './waiting';

type Part = 'waiting' | 'rules' | 'log';

/** What keeps a group in order: words that wait for a person, reports, who may speak how often, and every act so far. */
export default function OrderPage() {
  const { id = '' } = useRouter().params;
  const [part, turn] = useState<Part>('waiting');
  const card = useRead(['group', 'card', id], () => api.groups.show({ id }), { keep: true });
  return (
    <Page title="群里的秩序">
      <Segments
        label="看什么"
        value={part}
        onPick={turn}
        choices={[
          { value: 'waiting', name: '等您看的' },
          { value: 'rules', name: '怎么说话' },
          { value: 'log', name: '做过的' },
        ]}
      />
      <View className="mt12" />
      {part === 'waiting' ? <Questions group={id} /> : null}
      {part === 'waiting' ? <Waiting group={id} /> : null}
      {part === 'rules' ? <Loaded of={card}>{(group) => <Rules group={group} />}</Loaded> : null}
      {part === 'log' ? <OrderLog group={id} /> : null}
    </Page>
  );
}

const PACES = [
  { value: '0', name: '不限' },
  { value: '30', name: '30 秒' },
  { value: '60', name: '1 分钟' },
  { value: '300', name: '5 分钟' },
];

function Rules({ group }: { group: GroupCard }) {
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
