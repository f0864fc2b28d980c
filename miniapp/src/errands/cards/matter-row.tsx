import { Text, View } from '@tarojs/components';
import { type ErrandRow, sentenceOf } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { Light } from '../../kernel/ui/light';
import { Progress } from '../../kernel/ui/steps';
import { Tap } from '../../kernel/ui/tap';
import { lightOf, STAGES, stagesDone } from '../clock.words';

const ENDED = ['confirmed', 'closed', 'withdrawn'];

/** A matter in a list: what it is, its light, its state as a sentence, how far it is. */
export function MatterRow({ row }: { row: ErrandRow }) {
  const now = useNow();
  const { title, next } = sentenceOf(row, now);
  const light = lightOf(row, now);
  return (
    <Tap
      className="entry"
      hover="cell-hover"
      label={`${row.title},${light.words},${title}`}
      onTap={() => void goTo('errands/matter/show', { id: row.id })}
    >
      <View className="lit">
        <Text className="lit-t t-body b c-1">{row.title}</Text>
        <Light {...light} />
      </View>
      <View className="t-sub c-1 mt4">{title}</View>
      {ENDED.includes(row.state) ? null : (
        <>
          <View className="mt12">
            <Progress done={stagesDone(row)} of={STAGES} />
          </View>
          <View className="t-cap c-3 mt6">{next}</View>
        </>
      )}
    </Tap>
  );
}
