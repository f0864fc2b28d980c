import { View } from '@tarojs/components';
import { useState } from 'react';
import { dayOf, minuteOf, nextDay } from 'shared-types/kernel/calendar';
import { useNow } from '../../kernel/clock';
import { Pick } from '../../kernel/ui/pick';
import { WishPick } from '../wish-pick';
import { changeRequest, type RequestDraft } from './use-request';

type When = 'soon' | 'near' | 'other';
const NOON = 12 * 60;

export function WhenPart({ draft: { day, part } }: { draft: RequestDraft }) {
  const now = useNow();
  const today = dayOf(now);
  const near =
    minuteOf(now) < NOON
      ? { day: today, part: 'afternoon' as const, name: '今天下午' }
      : { day: nextDay(today), part: 'morning' as const, name: '明天上午' };
  const [other, setOther] = useState(false);
  const chosen: When = other ? 'other' : !day ? 'soon' : day === near.day && part === near.part ? 'near' : 'other';
  const pick = (when: When) => {
    setOther(when === 'other');
    if (when === 'soon') changeRequest({ day: null, part: 'any' });
    if (when === 'near') changeRequest({ day: near.day, part: near.part });
  };
  return (
    <>
      <View className="t-2 mt24">什么时候方便?</View>
      <View className="mt12">
        <Pick
          label="什么时候方便"
          value={chosen}
          onPick={pick}
          choices={[
            { value: 'soon', name: '越快越好', note: '随时都行' },
            { value: 'near', name: near.name, note: near.part === 'morning' ? '9:00 起' : '15:00 起' },
            { value: 'other', name: '别的时间', note: '您来挑' },
          ]}
        />
      </View>
      {chosen === 'other' ? (
        <View className="card mt12">
          <WishPick day={day} part={part} onChange={changeRequest} />
        </View>
      ) : null}
    </>
  );
}
