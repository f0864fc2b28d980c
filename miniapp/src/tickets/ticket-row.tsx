import { Text, View } from '@tarojs/components';
import { showNumber } from 'shared-types/kernel/number';
import type { TicketRow } from 'shared-types/tickets';
import { useNow } from '../kernel/clock';
import { goTo } from '../kernel/platform';
import { Light } from '../kernel/ui/light';
import { Tap } from '../kernel/ui/tap';
import { lightOf, sentenceOf } from './ticket.words';

/** A matter in a list: what it is, its clock, its state as a sentence. */
export function TicketLine({ row, clerk }: { row: TicketRow; clerk: boolean }) {
  const now = useNow();
  const { title, next } = sentenceOf(row, now, clerk);
  const light = lightOf(row, now);
  return (
    <Tap
      className="entry"
      hover="cell-hover"
      label={`${row.title},${light.words},${title}`}
      onTap={() => void goTo('tickets/show', { id: row.id })}
    >
      <View className="lit">
        <Text className="lit-t t-body b c-1">{row.title}</Text>
        <Light {...light} />
      </View>
      <View className="t-sub c-1 mt4">{title}</View>
      <View className="t-cap c-3 mt4">{[`诉求 ${showNumber(row.number)}`, clerk ? row.firm : null, next].filter(Boolean).join(' · ')}</View>
    </Tap>
  );
}
