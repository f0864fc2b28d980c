import { View } from '@tarojs/components';
import { memo } from 'react';
import type { Speaker } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Tick } from '../../kernel/ui/pick';
import { Bubble } from './bubble';
import { pressed } from './line.acts';
import type { Row } from './rows';
import { idOf } from './scroll';
import { goneWords, speakerWords } from './talk-words';

interface LineProps {
  group: string;
  row: Row;
  /** Ticked or not, while lines are being chosen; null else. */
  picked: boolean | null;
}

const looksOf = ({ mine, lead }: Row) => `m${mine ? ' mm' : ''}${lead ? '' : ' mc'}`;
/** What the group says by itself stands in the middle, like what is gone; its week in numbers is a card. */
const isAside = ({ kind, content }: Row['entry']) => kind === 'note' && !content?.week;
const goneIn = ({ entry, mine }: Row) => (isAside(entry) ? (entry.content?.text ?? '') : goneWords(entry, mine));

/** A finger has to stay on a line for its menu; while lines are chosen, or with a mouse, a short press does. */
const presses = (group: string, { entry }: Row, picking: boolean) => ({
  onLongPress: () => pressed(group, entry, true),
  ...((picking || process.env.TARO_ENV === 'h5') && { onClick: () => pressed(group, entry, false) }),
});

/** One line of the talk. As few nodes as it takes: every one of them crosses to the screen. */
export const Line = memo(({ group, row, picked }: LineProps) => {
  const { entry } = row;
  const gone = goneIn(row);
  return (
    <View id={idOf(group, entry.seq)} className={looksOf(row)} {...presses(group, row, picked !== null)}>
      <Above row={row} />
      {picked !== null && gone === null ? <Tick on={picked} /> : null}
      {gone === null ? <Said group={group} row={row} /> : <View className="mx">{gone}</View>}
    </View>
  );
});

const Above = ({ row: { unread, timed, entry } }: { row: Row }) => (
  <>
    {unread ? <View className="mu">下面是新消息</View> : null}
    {timed ? <View className="mt">{momentWords(entry.at, now())}</View> : null}
  </>
);

const Said = ({ group, row: { entry, mine, lead, bare, joined } }: { group: string; row: Row }) => (
  <>
    {lead && !mine && entry.speaker ? <Face speaker={entry.speaker} /> : null}
    <Bubble group={group} entry={entry} mine={mine} bare={bare} joined={joined} />
  </>
);

/** What a style would not read as one letter. */
const NO_LETTER = /[\s'";:\\]/;
const letterOf = ({ name }: Speaker) => {
  const [letter = '?'] = name;
  return NO_LETTER.test(letter) ? '?' : letter;
};
/** Staff carry the county's mark, in WeChat firms the letter of a name, both drawn by the style: a node of its own would cross with everybody's words. */
const Face = ({ speaker }: { speaker: Speaker }) => {
  if (speaker.staff) return <View className="mn mo">{speakerWords(speaker)}</View>;
  if (process.env.TARO_ENV !== 'h5')
    return (
      <View className="mn mf" style={`--f:'${letterOf(speaker)}'`}>
        {speakerWords(speaker)}
      </View>
    );
  return (
    <>
      <View className="ma">{letterOf(speaker)}</View>
      <View className="mn">{speakerWords(speaker)}</View>
    </>
  );
};
