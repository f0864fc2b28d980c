import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Founding } from 'shared-types/groups';
import { Loaded } from '../../kernel/loaded';
import { useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { Field } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import { own } from '../api';
import { PART_WORDS } from './founding.words';
import { UnitRows } from './unit-rows';
import { WhyForm } from './why-form';

interface Props {
  group: Founding;
  onDone: () => void;
}

/** Another unit leads the group from now on. */
export function LeadForm({ group, onDone }: Props) {
  const [unit, pick] = useState<string | null>(null);
  return (
    <WhyForm group={group} wish={unit ? { what: 'lead', unitId: unit } : null} lacks="先选一个单位" yes="换成这个单位" onDone={onDone}>
      <View className="t-sub c-2 mb8">新单位的工作人员马上进群,原来单位的退出去;专门请来的人不动。</View>
      <UnitRows chosen={unit} onPick={pick} />
    </WhyForm>
  );
}

/** Which units sit in the group besides the one that leads it. */
export function SitForm({ group, onDone }: Props) {
  const [chosen, choose] = useState(group.units);
  const [more, ask] = useState(false);
  const ids = chosen.map(({ id }) => id);
  const units = useRead(['group', 'units'], () => own.foundings.units());
  const add = (id: string) => {
    const unit = units.data?.units.find((one) => one.id === id);
    if (unit && !ids.includes(id)) choose([...chosen, unit]);
    ask(false);
  };
  return (
    <WhyForm group={group} wish={{ what: 'sit', unitIds: ids }} yes={`就这 ${ids.length} 个单位`} onDone={onDone}>
      <View className="t-sub c-2 mb8">这些单位的工作人员在岗就在群里。点名字去掉。</View>
      <Chips
        label="在群里的单位"
        choices={chosen.map(({ id, name }) => ({ value: id, name: `${name} ×` }))}
        value={null}
        onPick={(id) => choose(chosen.filter((one) => one.id !== id))}
      />
      {more ? (
        <UnitRows chosen={null} onPick={add} />
      ) : (
        <Button kind="line" block className="mt12" onTap={() => ask(true)}>
          再加一个单位
        </Button>
      )}
    </WhyForm>
  );
}

const PARTS = ['owner', 'deputy', 'staff'] as const;

/** Somebody of another unit comes to keep the group. */
export function InviteForm({ group, onDone }: Props) {
  const [unit, pickUnit] = useState<string | null>(null);
  const [postId, pick] = useState<string | null>(null);
  const [part, be] = useState<(typeof PARTS)[number]>('deputy');
  const clerks = useRead(['group', 'clerks', unit], () => own.foundings.clerks({ unit: unit ?? '' }), { enabled: unit !== null });
  return (
    <WhyForm group={group} wish={postId ? { what: 'appoint', postId, part } : null} lacks="先选一个人" yes="请进来" onDone={onDone}>
      {unit === null ? <UnitRows chosen={null} onPick={pickUnit} /> : null}
      {unit === null ? null : (
        <Loaded of={clerks}>
          {({ clerks: people }) =>
            people.length === 0 ? (
              <Empty title="这个单位还没有工作人员" note="先到「人员和邀请」里邀请" action="换一个单位" onAction={() => pickUnit(null)} />
            ) : (
              <PickRows
                label="谁"
                value={postId}
                onPick={pick}
                choices={people.map((one) => ({ value: one.postId, name: one.name, note: one.of }))}
              />
            )
          }
        </Loaded>
      )}
      <View className="mt12">
        <Field label="来做什么">
          <Chips label="来做什么" choices={PARTS.map((value) => ({ value, name: PART_WORDS[value] }))} value={part} onPick={be} />
        </Field>
      </View>
    </WhyForm>
  );
}
