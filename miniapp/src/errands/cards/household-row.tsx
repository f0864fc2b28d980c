import { Text, View } from '@tarojs/components';
import { type DayRow, RELATION_WORDS } from 'shared-types/errands';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Sep } from '../../kernel/ui/card';
import { Icon } from '../../kernel/ui/icon';
import { Light } from '../../kernel/ui/light';
import { Tap } from '../../kernel/ui/tap';
import { lightOf } from '../clock.words';
import { CallButton } from '../visit/call-button';
import type { Household } from './day.groups';

const clockOf = (iso: string | undefined, now: number) => (iso ? (momentWords(iso, now).split(' ').at(-1) ?? '') : '待约');
/** A time is agreed: what comes next is the door. */
const AT_DOOR: readonly DayRow['state'][] = ['agreed', 'on_the_way'];
const open = (id: string) => void goTo('errands/visit/visit', { id });

/** Who asked on whose behalf: 女儿 is not known, 家里人 李敏 is. */
const askedBy = ({ requester: { name, relation } }: DayRow) =>
  relation === 'self' ? null : `${RELATION_WORDS[relation === 'parent' ? 'family' : relation]} ${name}`;

/** One door of the day: the name once, below it everything to be done there. */
export function HouseholdRow({ household: { rows } }: { household: Household }) {
  const now = useNow();
  const [first] = rows;
  if (!first) return null;
  const { beneficiary, agreed } = first;
  const asked = askedBy(first);
  return (
    <View className="hh">
      <View className="hh-t num">{clockOf(agreed?.from, now)}</View>
      <View className="grow">
        <View className="row row-b wrap">
          <Text className="t-3 mr8">{beneficiary.name}</Text>
          <View className="t-sub c-3">
            {beneficiary.age ? `${beneficiary.age} 岁` : null}
            {beneficiary.age && asked ? <Sep /> : null}
            {asked}
          </View>
        </View>
        {rows.map((row) => (
          <Doing key={row.id} row={row} />
        ))}
      </View>
    </View>
  );
}

function Doing({ row }: { row: DayRow }) {
  const now = useNow();
  const light = lightOf(row, now);
  const running = light.tone !== 'n';
  return (
    <View className="mt6">
      <Tap className="lit lit-tap" label={`${row.title},${light.words},看详情`} onTap={() => open(row.id)}>
        <Text className="lit-t t-sub c-1">{row.title}</Text>
        <Light {...light} />
      </Tap>
      {running ? <Kit row={row} /> : null}
      {running ? (
        <View className="row stack mt8 hh-a">
          <CallButton id={row.id} small />
          <Button kind="soft" size="s" className="stack-i" onTap={() => open(row.id)}>
            {AT_DOOR.includes(row.state) ? '到门口了' : '接着办'}
          </Button>
        </View>
      ) : null}
    </View>
  );
}

/** What to bring and what to know before knocking. */
function Kit({ row: { materials, lastVisitNote, beneficiary } }: { row: DayRow }) {
  const note = lastVisitNote ?? beneficiary.note;
  if (materials.length === 0 && !note) return null;
  return (
    <View className="hh-n mt8">
      {materials.length ? (
        <View className="row row-t">
          <Icon name="briefcase" size="s" className="c-3 mr6 mt2" />
          <Text className="grow">{`材料:${materials.join('、')}`}</Text>
        </View>
      ) : null}
      {note ? (
        <View className="row row-t mt4">
          <Icon name="note-pencil" size="s" className="c-3 mr6 mt2" />
          <Text className="grow">{lastVisitNote ? `上回:${note}` : note}</Text>
        </View>
      ) : null}
    </View>
  );
}
