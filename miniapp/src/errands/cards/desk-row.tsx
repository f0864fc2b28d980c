import { Text, View } from '@tarojs/components';
import { type ErrandRow, STATE_WORDS, URGENCY_WORDS } from 'shared-types/errands';
import { byWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { Joined } from '../../kernel/ui/card';
import { Light } from '../../kernel/ui/light';
import { Tap } from '../../kernel/ui/tap';
import { lightOf } from '../clock.words';

const WAITS: readonly ErrandRow['state'][] = ['open', 'offered', 'accepted'];

/** What has to be done by when; nothing where nobody waits. */
const dueOf = ({ state, confirmBy, promiseDue, contactedAt }: ErrandRow, now: number) => {
  if (state === 'done') return confirmBy ? `${byWords(confirmBy, now)}要问到` : null;
  return WAITS.includes(state) && !contactedAt ? `${byWords(promiseDue, now)}要打电话` : null;
};

/** A matter on a dispatcher's list, as a way to its page. */
export function DeskRow({ row }: { row: ErrandRow }) {
  const now = useNow();
  const light = lightOf(row, now);
  return (
    <Tap
      className="entry"
      hover="cell-hover"
      label={`${row.title},${light.words}`}
      onTap={() => void goTo('errands/desk/desk', { id: row.id })}
    >
      <View className="lit">
        <Text className="lit-t b">{row.title}</Text>
        <Light {...light} />
      </View>
      <Joined
        className="t-sub c-2 mt4"
        parts={[row.divisionName, STATE_WORDS[row.state], row.agentName, row.urgent && URGENCY_WORDS[row.urgent]]}
      />
      <Joined className="t-cap c-3 mt4" parts={[dueOf(row, now), row.alarmedAt && '没人接,提醒过了']} />
    </Tap>
  );
}
