import { View } from '@tarojs/components';
import type { Promised } from 'shared-types/kernel/promise';
import { byWords, dayName, momentWords } from 'shared-types/kernel/time.words';
import { now } from '../kernel/clock';
import { FactRow } from '../kernel/ui/cell';
import { Sheet } from '../kernel/ui/sheet';

const UNIT = { minutes: '上班时间', days: '工作日', natural: '不分白天晚上' };

const hours = (minutes: number) => {
  const [whole, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [whole ? `${whole} 小时` : '', rest ? `${rest} 分钟` : ''].filter(Boolean).join(' ');
};

/** `minutes:240` is 4 小时上班时间, `days:2` is 2 个工作日, `natural:10` is 10 分钟,不分白天晚上. */
export const ruleWords = (value: string) => {
  const [unit, n] = value.split(':');
  if (unit === 'days') return n === '0.5' ? '半个工作日' : `${n} 个${UNIT.days}`;
  return unit === 'natural' ? `${hours(Number(n))},${UNIT.natural}` : `${hours(Number(n))}${UNIT.minutes}`;
};

const clockOf = (iso: string, day: string, at: number) => momentWords(iso, at).replace(`${dayName(day, at)} `, '');

/** How a promised time was computed, span by span. */
export function HowSheet({ promise, open, onClose }: { promise: Promised; open: boolean; onClose: () => void }) {
  const at = now();
  return (
    <Sheet title="这个时间怎么算的" open={open} onClose={onClose}>
      <View className="t-sub c-2">{`规定是 ${ruleWords(promise.value)}。${promise.value.startsWith('natural') ? '' : '下班、周末和放假不算在里面。'}`}</View>
      <View className="mt8">
        <FactRow name="从" value={momentWords(promise.from, at)} />
        {promise.spans.map(({ day, from, to, minutes }) => (
          <FactRow
            key={from}
            name="算上"
            value={`${dayName(day, at)} ${clockOf(from, day, at)} 到 ${clockOf(to, day, at)}`}
            note={hours(minutes)}
          />
        ))}
        {promise.skipped.map(({ day, name }) => (
          <FactRow key={day} name="不算" value={dayName(day, at)} note={name} />
        ))}
        <FactRow name="到" value={byWords(promise.due, at)} />
      </View>
      {promise.provisional ? <View className="t-cap c-3 mt8">那一年的放假安排还没有公布,时间可能会变。</View> : null}
      <View className="t-cap c-3 mt8">{`依据:${promise.source}`}</View>
    </Sheet>
  );
}
