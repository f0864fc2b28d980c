import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { RosterRow } from 'shared-types/directory';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { usePost } from '../../kernel/session';
import { Avatar } from '../../kernel/ui/avatar';
import { Button, TextButton } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Dialog } from '../../kernel/ui/dialog';
import { Empty } from '../../kernel/ui/empty';
import { Tag } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';
import { Sheet } from '../../kernel/ui/sheet';
import '../errands.css';
import { LeaveForm } from './leave-form';
import { ShiftForm } from './shift-form';
import { useLeaveActs, useRoster } from './use-roster';

const KIND = { full_time: '专职', part_time: '兼职' };
type Ending = RosterRow['leaves'][number];

/** Who is on duty, how much each has, who is away: a dispatcher's agents, or a clerk's colleagues. */
export default function RosterPage() {
  const roster = useRoster();
  const [away, setAway] = useState<RosterRow | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [setting, setSetting] = useState<RosterRow | null>(null);
  const clerk = usePost()?.role === 'clerk';
  const acts = useLeaveActs(() => {
    setAway(null);
    setEnding(null);
    setSetting(null);
  });
  const over = (
    <>
      <Sheet title={`${away?.name ?? ''}请假`} open={away !== null} onClose={() => setAway(null)}>
        {away ? <LeaveForm agent={away} busy={acts.add.busy} onSend={(leave) => void acts.add.run(leave)} /> : null}
      </Sheet>
      <Sheet title={`${setting?.name ?? ''}的排班`} open={setting !== null} onClose={() => setSetting(null)}>
        {setting ? (
          <ShiftForm
            one={setting}
            hours={roster.data?.hours ?? []}
            busy={acts.shifts.busy}
            onSend={(shifts) => void acts.shifts.run({ id: setting.postId, shifts })}
          />
        ) : null}
      </Sheet>
      <Dialog
        open={ending !== null}
        title="取消这段请假?"
        yes="取消请假"
        no="不取消"
        busy={acts.end.busy}
        onYes={() => ending && void acts.end.run(ending.id)}
        onNo={() => setEnding(null)}
      >
        {clerk ? '取消以后,这段时间又算他在岗。' : '取消以后,这段时间又会给他派单。'}
      </Dialog>
    </>
  );
  return (
    <Page title="在岗和请假" over={over}>
      <Loaded of={roster}>
        {({ agents }) => {
          const on = agents.filter(({ onDuty }) => onDuty);
          const off = agents.filter(({ onDuty }) => !onDuty);
          if (agents.length === 0)
            return <Empty icon="users-three-duotone" title={clerk ? '您的单位还没有工作人员' : '您这里还没有代办员'} />;
          return (
            <>
              <Agents title="现在在岗" agents={on} onAway={setAway} onSet={setSetting} onEnd={setEnding} />
              <Agents title="现在不在岗" agents={off} onAway={setAway} onSet={setSetting} onEnd={setEnding} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface AgentsProps {
  title: string;
  agents: readonly RosterRow[];
  onAway: (agent: RosterRow) => void;
  onSet: (agent: RosterRow) => void;
  onEnd: (leave: Ending) => void;
}

function Agents({ title, agents, onAway, onSet, onEnd }: AgentsProps) {
  if (agents.length === 0) return null;
  return (
    <>
      <Section title={title} aside={`${agents.length} 人`} />
      <View className="card card-0">
        {agents.map((agent) => (
          <Agent key={agent.postId} agent={agent} onAway={() => onAway(agent)} onSet={() => onSet(agent)} onEnd={onEnd} />
        ))}
      </View>
    </>
  );
}

interface AgentProps {
  agent: RosterRow;
  onAway: () => void;
  onSet: () => void;
  onEnd: (leave: Ending) => void;
}

const loadWords = ({ active, capacity }: RosterRow) =>
  capacity === null ? null : `手上 ${active}/${capacity} 件${active >= capacity ? ',满了' : ''}`;

function Agent({ agent, onAway, onSet, onEnd }: AgentProps) {
  const now = useNow();
  const { name, kind, title, unitName, duty, shifts, leaves } = agent;
  const role = kind ? KIND[kind] : title;
  return (
    <View className="entry">
      <View className="row row-t row-wrap">
        <Avatar name={name} />
        <View className="grow ml12 cellx">
          <View className="who">
            <Text className="who-n">{name}</Text>
            {role ? <Tag words={role} /> : null}
          </View>
          <View className="t-sub c-2">{duty}</View>
          <View className="t-cap c-3">{[unitName, loadWords(agent)].filter(Boolean).join(',')}</View>
          <View className="t-cap c-3">{shifts.length > 0 ? shifts.join(';') : '照办公时间'}</View>
        </View>
        <View className="none ml8">
          <Button size="s" className="wide" label={`给${name}记请假`} onTap={onAway}>
            请假
          </Button>
          <Button size="s" className="wide mt8" label={`给${name}排班`} onTap={onSet}>
            排班
          </Button>
        </View>
      </View>
      {leaves.map((leave) => (
        <View className="hh-n mt8 row between wrap" key={leave.id}>
          <View className="grow">{`${momentWords(leave.from, now)} 到 ${momentWords(leave.to, now)},${leave.reason}`}</View>
          <TextButton label={`取消${name}的请假`} onTap={() => onEnd(leave)}>
            取消
          </TextButton>
        </View>
      ))}
    </View>
  );
}
