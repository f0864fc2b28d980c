import { View } from '@tarojs/components';
import { showNumber } from 'shared-types/kernel/number';
import type { TicketRow } from 'shared-types/tickets';
import { useNow } from '../kernel/clock';
import { goTo } from '../kernel/platform';
import { LitEntry } from '../kernel/ui/lit-entry';
import { lightOf, sentenceOf } from './ticket.words';

/** A matter in a list, with its number and what comes next. */
export function TicketLine({ row, clerk }: { row: TicketRow; clerk: boolean }) {
  const now = useNow();
  const { title, next } = sentenceOf(row, now, clerk);
  return (
    <LitEntry title={row.title} light={lightOf(row, now)} state={title} onTap={() => void goTo('tickets/show', { id: row.id })}>
      <View className="t-cap c-3 mt4">{[`诉求 ${showNumber(row.number)}`, clerk ? row.firm : null, next].filter(Boolean).join(' · ')}</View>
    </LitEntry>
  );
}
