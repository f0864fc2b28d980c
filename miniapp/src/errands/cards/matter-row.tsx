import { View } from '@tarojs/components';
import { type ErrandRow, sentenceOf } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { LitEntry } from '../../kernel/ui/lit-entry';
import { Progress } from '../../kernel/ui/steps';
import { lightOf, STAGES, stagesDone } from '../clock.words';

const ENDED = ['confirmed', 'closed', 'withdrawn'];

/** A matter in a list, and how far it is. */
export function MatterRow({ row }: { row: ErrandRow }) {
  const now = useNow();
  const { title, next } = sentenceOf(row, now);
  return (
    <LitEntry title={row.title} light={lightOf(row, now)} state={title} onTap={() => void goTo('errands/matter/show', { id: row.id })}>
      {ENDED.includes(row.state) ? null : (
        <>
          <View className="mt12">
            <Progress done={stagesDone(row)} of={STAGES} />
          </View>
          <View className="t-cap c-3 mt6">{next}</View>
        </>
      )}
    </LitEntry>
  );
}
