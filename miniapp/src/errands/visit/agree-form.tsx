import { View } from '@tarojs/components';
import { useState } from 'react';
import { at, dayOf, minuteOf, nextDay } from 'shared-types/kernel/calendar';
import { dayName, daysAhead, hourWords, spanWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import type { FormProps } from './form-props';

/** Starts of a visit, in minutes of the day: every half hour from eight to half past six. */
const STARTS = Array.from({ length: 22 }, (_, i) => 480 + i * 30);
const HOUR = 60;
const iso = (day: string, minute: number) => new Date(at(day, minute)).toISOString();
const startsOn = (day: string, time: number) => (day === dayOf(time) ? STARTS.filter((minute) => minute > minuteOf(time)) : STARTS);

/** A day and an hour, as agreed on the telephone. */
export function AgreeForm({ errand, acts, onDone }: FormProps) {
  const time = now();
  const today = dayOf(time);
  const [day, setDay] = useState(
    errand.wish.day && errand.wish.day >= today ? errand.wish.day : startsOn(today, time).length ? today : nextDay(today),
  );
  const [start, setStart] = useState<string | null>(null);
  const minute = start === null ? null : Number(start);
  const send = () => {
    if (minute === null) return;
    onDone();
    void acts.agree(iso(day, minute), iso(day, minute + HOUR));
  };
  const pickDay = (value: string) => {
    setDay(value);
    setStart(null);
  };
  return (
    <>
      <View className="t-sub b mb8">哪一天</View>
      <Chips
        label="哪一天"
        choices={daysAhead(time, 7).map((value) => ({ value, name: dayName(value, time) }))}
        value={day}
        onPick={pickDay}
      />
      <View className="t-sub b mt16 mb8">几点到</View>
      <Chips
        label="几点到"
        choices={startsOn(day, time).map((each) => ({ value: String(each), name: hourWords(iso(day, each)) }))}
        value={start}
        onPick={setStart}
      />
      <Button kind="primary" block className="mt20" off={minute === null} onTap={send}>
        {minute === null ? '选一个时间' : `约好${spanWords(iso(day, minute), iso(day, minute + HOUR), time)}`}
      </Button>
    </>
  );
}
