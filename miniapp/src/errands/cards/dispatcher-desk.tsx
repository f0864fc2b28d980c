import { View } from '@tarojs/components';
import { useState } from 'react';
import { DESK_LISTS } from 'shared-types/errands';
import { api } from '../../kernel/api';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Segments } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { DeskRow } from './desk-row';

type List = (typeof DESK_LISTS)[number];
const NAMES: Record<List, string> = { unassigned: '没人接', at_risk: '要超时', call_backs: '该回访' };
const EMPTY: Record<List, string> = { unassigned: '都有人接了', at_risk: '没有要超时的', call_backs: '没有要回访的' };

const useDesk = (list: List) => useRead(['errand', 'desk', list], () => api.desk.list({ list }), { keep: true, live: true });

/** How many wait to be told by telephone; live like the desk itself. */
function CallList() {
  const n = useRead(['call'], () => api.deliveries.calls(), { live: true }).data?.calls.length ?? 0;
  return (
    <Button kind={n ? 'soft' : 'line'} block icon="phone" className="mt16" onTap={() => void goTo('notices/calls')}>
      {n ? `要打的电话 ${n} 个` : '要打的电话'}
    </Button>
  );
}

/** The dispatcher's desk: what nobody has, what is at risk, whom to call back. */
export function DispatcherDesk() {
  const [list, setList] = useState<List>('unassigned');
  const desk = useDesk(list);
  const counts = desk.data?.counts;
  return (
    <>
      <View className="row stack">
        <Button kind="soft" icon="phone-call" className="grow stack-i" onTap={() => void goTo('errands/desk/intake')}>
          替来电的人提
        </Button>
        <Button icon="magnifying-glass" className="grow ml12 stack-i" onTap={() => void goTo('errands/desk/find')}>
          来电查进度
        </Button>
      </View>
      <View className="mt16" />
      <Segments
        label="看哪些"
        value={list}
        onPick={setList}
        choices={DESK_LISTS.map((value) => ({ value, name: NAMES[value], ...(counts && { count: counts[value] }) }))}
      />
      <View className="mt12" />
      <Loaded of={desk}>
        {({ errands }) =>
          errands.length ? (
            <View className="card card-0">
              {errands.map((row) => (
                <DeskRow key={row.id} row={row} />
              ))}
            </View>
          ) : (
            <Empty icon="seal-check-duotone" title={EMPTY[list]} />
          )
        }
      </Loaded>
      <CallList />
      <Button kind="line" block icon="users-three" className="mt16" onTap={() => void goTo('errands/roster/roster')}>
        看谁在岗、谁请假
      </Button>
    </>
  );
}
