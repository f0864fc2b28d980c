import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { DESK_LISTS, type ErrandRow, STATE_WORDS, URGENCY_WORDS } from 'shared-types/errands';
import { byWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Joined } from '../../kernel/ui/card';
import { Segments } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { Light } from '../../kernel/ui/light';
import { Tap } from '../../kernel/ui/tap';
import { lightOf } from '../clock.words';

type List = (typeof DESK_LISTS)[number];
const NAMES: Record<List, string> = { unassigned: '没人接', at_risk: '要超时', call_backs: '该回访' };
const EMPTY: Record<List, string> = { unassigned: '都有人接了', at_risk: '没有要超时的', call_backs: '没有要回访的' };

const useDesk = (list: List) => useRead(['errand', 'desk', list], () => api.desk.list({ list }), { keep: true, live: true });

/** The dispatcher's desk: what nobody has, what is at risk, whom to call back. */
export function DispatcherDesk() {
  const [list, setList] = useState<List>('unassigned');
  const desk = useDesk(list);
  const counts = desk.data?.counts;
  return (
    <>
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
      <Button kind="line" block icon="users-three" className="mt16" onTap={() => void goTo('errands/roster/roster')}>
        看谁在岗、谁请假
      </Button>
    </>
  );
}

function DeskRow({ row }: { row: ErrandRow }) {
  const now = useNow();
  const light = lightOf(row, now);
  const due =
    row.state === 'done' ? (row.confirmBy ? `${byWords(row.confirmBy, now)}要问到` : null) : `${byWords(row.promiseDue, now)}要打电话`;
  return (
    <Tap
      className="act"
      hover="cell-hover"
      label={`${row.title},${light.words}`}
      onTap={() => void goTo('errands/desk/desk', { id: row.id })}
    >
      <View className="lit">
        <Text className="lit-t b">{row.title}</Text>
        <Light {...light} />
      </View>
      <Joined
        className="t-sub c-2 mt4"
        parts={[row.divisionName, STATE_WORDS[row.state], row.agentName, row.urgent && URGENCY_WORDS[row.urgent]]}
      />
      <Joined className="t-cap c-3 mt4" parts={[due, row.alarmedAt && '没人接,提醒过了']} />
    </Tap>
  );
}
