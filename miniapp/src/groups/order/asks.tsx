import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Wish } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { TextField } from '../../kernel/ui/field';
import { own } from '../api';

export const useAsks = (group: string, enabled: boolean) =>
  useRead(['group', 'asks', 'order-desk', group], () => own.doors.asks({ id: group }), { live: true, enabled });

/** Firms that want to be let in, the oldest first; nothing where there is none. */
export function Asks({ asks }: { asks: readonly Wish[] }) {
  if (asks.length === 0) return null;
  return (
    <>
      <Section title={`想进群的 ${asks.length} 家`} />
      {asks.map((wish) => (
        <AskCard key={wish.id} wish={wish} />
      ))}
    </>
  );
}

function AskCard({ wish: { id, firm, who, words, askedAt } }: { wish: Wish }) {
  const [why, write] = useState('');
  const decide = useAct((admit: boolean, once) => own.doors.decide({ id, admit, ...(why.trim() && { why: why.trim() }) }, once), {
    touches: ['group'],
  });
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{[who, momentWords(askedAt, now())].filter(Boolean).join(' · ')}</View>
      <View className="t-body b mt4">{firm}</View>
      {words ? <View className="t-sub c-2 mt4">{`他说:${words}`}</View> : null}
      <View className="mt12">
        <TextField label="为什么这样定" aside="选填" hint="对方看得到" value={why} max={100} onInput={write} />
      </View>
      <View className="row stack mt12">
        <Button className="stack-i grow" busy={decide.busy} onTap={() => void decide.run(false)}>
          先不进
        </Button>
        <Button kind="primary" className="stack-i grow ml8" busy={decide.busy} onTap={() => void decide.run(true)}>
          让他进
        </Button>
      </View>
    </Card>
  );
}
