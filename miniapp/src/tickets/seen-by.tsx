import { View } from '@tarojs/components';
import { useState } from 'react';
import { momentWords } from 'shared-types/kernel/time.words';
import { LOOK_WORDS, type Ticket } from 'shared-types/tickets';
import { useNow } from '../kernel/clock';
import { TextButton } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Icon } from '../kernel/ui/icon';

/** What one reads at a glance; the rest is a tap away. */
const FIRST = 5;

/** Which unit looked at the matter, for whoever asked: no names, no notes of the staff. */
export function SeenBy({ seenBy }: { seenBy: NonNullable<Ticket['seenBy']> }) {
  const now = useNow();
  const [all, showAll] = useState(false);
  const shown = all ? seenBy : seenBy.slice(0, FIRST);
  return (
    <>
      <Section title="谁看过我的诉求" />
      {seenBy.length === 0 ? (
        <View className="t-sub c-2">还没有单位看过。哪个单位看了,这里都会记下。</View>
      ) : (
        <>
          <Cells>
            {shown.map(({ unit, what, at }) => (
              <Cell
                key={`${unit}${what}${at}`}
                lead={<Icon name="eye" className="c-3" />}
                title={unit}
                note={`${momentWords(at, now)},${LOOK_WORDS[what]}`}
              />
            ))}
          </Cells>
          {shown.length < seenBy.length ? (
            <TextButton label="看谁看过我的诉求,全部" onTap={() => showAll(true)}>{`全部 ${seenBy.length} 次都看看`}</TextButton>
          ) : null}
          <View className="t-cap c-3 mt8">同一个单位一天只记头一次,只记单位,不记是哪个人。</View>
        </>
      )}
    </>
  );
}
