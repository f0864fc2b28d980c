import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Held, Report } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button, TextButton } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Empty } from '../../kernel/ui/empty';
import { TextField } from '../../kernel/ui/field';
import { own } from '../api';
import { Inside } from '../talk/bubble';
import { plainWords, speakerWords } from '../talk/talk-words';
import { MuteCard } from './mute-card';

/** Words that were held back, and reports: of this group first. `none`: what is said where there are none; null where something else waits. */
export function Waiting({ group, none = '没有拦下的话,也没有举报' }: { group: string; none?: string | null }) {
  const waiting = useRead(['group', 'order', 'order-desk'], () => own.order.waiting(), { live: true });
  return (
    <Loaded of={waiting}>
      {({ held, reports, mutes }) => {
        if (held.length + reports.length + mutes.length === 0) return <Nothing title={none} />;
        const first = <T extends { groupId: string }>(rows: readonly T[]) =>
          [...rows].sort((a, b) => Number(b.groupId === group) - Number(a.groupId === group));
        return (
          <>
            {held.length ? <Section title={`拦下的 ${held.length} 条`} /> : null}
            {first(held).map((one) => (
              <HeldCard key={`${one.groupId}/${one.entry.seq}`} held={one} />
            ))}
            {mutes.length ? <Section title={`想说话的 ${mutes.length} 人`} /> : null}
            {first(mutes).map((one) => (
              <MuteCard key={`${one.groupId}/${one.personId}`} asked={one} />
            ))}
            {reports.length ? <Section title={`举报 ${reports.length} 件`} /> : null}
            {first(reports).map((one) => (
              <ReportCard key={one.id} report={one} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

const Nothing = ({ title }: { title: string | null }) =>
  title === null ? null : <Empty icon="shield-check-duotone" title={title} note="有了就在这里等您看" />;

function HeldCard({ held: { groupId, groupName, entry, label, appeal, at } }: { held: Held }) {
  const [why, write] = useState('');
  const judge = useAct(
    (pass: boolean, once) =>
      own.order.decide({ id: groupId, seq: entry.seq, pass, why: why.trim() || (pass ? '说的是正事' : '不合适') }, once),
    {
      touches: ['group'],
    },
  );
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{`${groupName} · ${momentWords(at, now())}${label ? ` · 因为:${label}` : ''}`}</View>
      {entry.speaker ? <View className="t-sub c-2 mt4">{speakerWords(entry.speaker)}</View> : null}
      <View className="mt8">
        <Inside entry={entry} />
      </View>
      {appeal ? <View className="t-sub c-orange mt4">{`他说:${appeal}`}</View> : null}
      <View className="mt12">
        <TextField label="为什么这样判" aside="选填" hint="对方看得到" value={why} max={100} onInput={write} />
      </View>
      <View className="row stack mt12">
        <Button className="stack-i grow" busy={judge.busy} onTap={() => void judge.run(false)}>
          不让发
        </Button>
        <Button kind="primary" className="stack-i grow ml8" busy={judge.busy} onTap={() => void judge.run(true)}>
          放行
        </Button>
      </View>
    </Card>
  );
}

/** What was said before and after, as a table: the words alone may mean something else. */
const Around = ({ group, seq }: { group: string; seq: number }) => (
  <TextButton label={`导出第 ${seq} 条前后的话`} onTap={() => void goTo('groups/order/evidence', { id: group, at: String(seq) })}>
    导出前后的话
  </TextButton>
);

function ReportCard({ report: { id, groupId, groupName, entry, why, at } }: { report: Report }) {
  const [answer, write] = useState('');
  const settle = useAct(
    (upheld: boolean, once) => own.order.settle({ id, upheld, answer: answer.trim() || (upheld ? '已经处理' : '看过了,没有不妥') }, once),
    {
      touches: ['group'],
    },
  );
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{`${groupName} · ${momentWords(at, now())}`}</View>
      <View className="t-sub c-2 mt4">{`举报说:${why}`}</View>
      <View className="mn-q mt8">{plainWords(entry)}</View>
      <Around group={groupId} seq={entry.seq} />
      <View className="mt12">
        <TextField label="回举报的人一句" aside="选填" value={answer} max={100} onInput={write} />
      </View>
      <View className="row stack mt12">
        <Button className="stack-i grow" busy={settle.busy} onTap={() => void settle.run(false)}>
          没有问题
        </Button>
        <Button kind="primary" className="stack-i grow ml8" busy={settle.busy} onTap={() => void settle.run(true)}>
          不妥,已处理
        </Button>
      </View>
    </Card>
  );
}
