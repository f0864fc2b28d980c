import { View } from '@tarojs/components';
import { useState } from 'react';
import { now } from '../kernel/clock';
import { Chips } from '../kernel/ui/chips';
import { TextField } from '../kernel/ui/field';
import { dateWords, dayFrom, firstOfNextMonth, nextDay } from './date.words';
import { useToday } from './use-saving';

export interface When {
  from: string;
  to: string | null;
  why: string;
}

/** From which day, until which where that may end, and why. */
export function WhenWhy({ when, ends, onChange }: { when: When; ends: boolean; onChange: (part: Partial<When>) => void }) {
  const today = useToday();
  const days = [...new Set([today, nextDay(now()), firstOfNextMonth(today), ...(when.from ? [when.from] : [])])];
  return (
    <View className="mt20">
      <View className="t-sub b mb8">哪天起</View>
      <Chips
        label="哪天起"
        onPage
        choices={days.map((day) => ({ value: day, name: day === today ? '今天' : dateWords(day) }))}
        value={when.from}
        onPick={(from) => onChange({ from })}
      />
      <View className="mt12">
        <OtherDay label="别的日子起" value={null} onDay={(from) => from && onChange({ from })} />
      </View>
      {ends ? (
        <View className="mt20">
          <OtherDay label="到哪天为止" value={when.to} onDay={(to) => onChange({ to })} />
        </View>
      ) : null}
      <View className="mt20">
        <TextField
          label="为什么改"
          hint="审核的人会看到"
          long
          value={when.why}
          max={120}
          placeholder="比如:县里发了新规定"
          onInput={(why) => onChange({ why })}
        />
      </View>
    </View>
  );
}

/** Eight digits; nothing typed means no day. */
function OtherDay({ label, value, onDay }: { label: string; value: string | null; onDay: (day: string | null) => void }) {
  const [typed, setTyped] = useState(value?.replace(/-/g, '') ?? '');
  const day = dayFrom(typed);
  const type = (next: string) => {
    setTyped(next);
    if (next === '' || dayFrom(next)) onDay(dayFrom(next));
  };
  return (
    <TextField
      label={label}
      aside="不写也行"
      hint={day ? dateWords(day) : '写 8 个数字,比如 20261201'}
      error={typed.length === 8 && !day ? '没有这一天' : null}
      kind="number"
      value={typed}
      max={8}
      bad={typed.length === 8 && !day}
      onInput={type}
    />
  );
}
