import { Text, View } from '@tarojs/components';
import { PLACE_WORDS, type PoolRow, URGENCY_WORDS } from 'shared-types/errands';
import { byWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Button } from '../../kernel/ui/button';
import { Joined, Section } from '../../kernel/ui/card';
import { Light } from '../../kernel/ui/light';
import { lightOf } from '../clock.words';
import { wishWords } from '../wish.words';
import { useOffers, usePick, usePool } from './use-agent';

/** What nobody in my town has taken yet: whoever is near may take it. */
export function Pool() {
  const mine = new Set(useOffers().data?.offers.map(({ errandId }) => errandId));
  // What I am being asked about stands above already.
  const errands = (usePool().data?.errands ?? []).filter(({ errandId }) => !mine.has(errandId));
  const pick = usePick();
  if (errands.length === 0) return null;
  return (
    <>
      <Section title="镇里还没人接的" aside={`${errands.length} 件`} />
      <View className="card card-0">
        {errands.map((row) => (
          <Waiting key={row.errandId} row={row} busy={pick.busy} onPick={() => void pick.run(row.errandId)} />
        ))}
      </View>
    </>
  );
}

function Waiting({ row, busy, onPick }: { row: PoolRow; busy: boolean; onPick: () => void }) {
  const now = useNow();
  return (
    <View className="entry">
      <View className="lit">
        <Text className="lit-t b">{row.title}</Text>
        <Light {...lightOf({ ...row, state: 'open', contactedAt: null, agreed: null }, now)} />
      </View>
      <Joined
        className="t-sub c-2 mt4"
        parts={[row.divisionName, PLACE_WORDS[row.placeKind], row.urgent && URGENCY_WORDS[row.urgent], `想约 ${wishWords(row.wish, now)}`]}
      />
      <View className="row stack mt8">
        <View className="grow t-cap c-3">{`${byWords(row.promiseDue, now)}要打电话`}</View>
        <Button kind="soft" size="s" className="stack-i" busy={busy} label={`我来接:${row.title}`} onTap={onPick}>
          我来接
        </Button>
      </View>
    </View>
  );
}
