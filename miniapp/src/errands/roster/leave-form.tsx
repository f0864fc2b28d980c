import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RosterRow } from 'shared-types/directory';
import { at, dayOf } from 'shared-types/kernel/calendar';
import { dayName, daysAhead } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { TextField } from '../../kernel/ui/field';

const DAY = 24 * 60;
const HALVES = {
  whole: { name: '整天', from: 0, to: DAY },
  morning: { name: '上午', from: 0, to: 12 * 60 },
  afternoon: { name: '下午', from: 12 * 60, to: DAY },
} as const;
type Half = keyof typeof HALVES;
const HALF_CHOICES: readonly { value: Half; name: string }[] = [
  { value: 'whole', name: HALVES.whole.name },
  { value: 'morning', name: HALVES.morning.name },
  { value: 'afternoon', name: HALVES.afternoon.name },
];
const iso = (ms: number) => new Date(ms).toISOString();

interface LeaveFormProps {
  agent: RosterRow;
  busy: boolean;
  onSend: (leave: { postId: string; from: string; to: string; reason: string }) => void;
}

/** From a day to a day, or half of one; during it the ladder and the radar pass over whoever is away. */
export function LeaveForm({ agent: { postId }, busy, onSend }: LeaveFormProps) {
  const time = now();
  const [from, setFrom] = useState(dayOf(time));
  const [to, setTo] = useState<string | null>(null);
  const [half, setHalf] = useState<Half>('whole');
  const [reason, setReason] = useState('');
  const days = daysAhead(time, 9).map((value) => ({ value, name: dayName(value, time) }));
  const last = to && to >= from ? to : from;
  const send = () => {
    const { from: opens, to: closes } = last === from ? HALVES[half] : HALVES.whole;
    const start = Math.max(at(from, opens), Math.ceil(time / 60_000) * 60_000);
    onSend({ postId, from: iso(start), to: iso(at(last, closes)), reason: reason.trim() });
  };
  return (
    <>
      <View className="t-sub b mb8">从哪天</View>
      <Chips label="从哪天" choices={days} value={from} onPick={setFrom} />
      <View className="t-sub b mt16 mb8">到哪天</View>
      <Chips label="到哪天" choices={days.filter(({ value }) => value >= from)} value={last} onPick={setTo} />
      {last === from ? (
        <View className="mt16">
          <Chips label="半天还是整天" choices={HALF_CHOICES} value={half} onPick={setHalf} />
        </View>
      ) : null}
      <View className="mt16">
        <TextField label="原因" hint="比如:看病、培训" value={reason} max={60} placeholder="写一句" onInput={setReason} />
      </View>
      <Button kind="primary" block className="mt20" busy={busy} off={!reason.trim()} onTap={send}>
        {reason.trim() ? '记下请假' : '写上原因'}
      </Button>
    </>
  );
}
