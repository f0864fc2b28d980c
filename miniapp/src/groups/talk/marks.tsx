import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type AnswerMarks, type Entry, MARK_WORDS, MARKS, type Mark } from 'shared-types/groups';
import { goTo, say } from '../../kernel/platform';
import { touch, useAct, useRead } from '../../kernel/query';
import { usePost } from '../../kernel/session';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { own } from '../api';
import { lookAt, pleaPressed } from './line.acts';

const CHOICES = MARKS.map((value) => ({ value, name: MARK_WORDS[value] }));

interface MarksProps {
  group: string;
  entry: Entry;
}
/** Below an official answer: firms say whether it was of use, staff see how many said what. */
export function Marks({ group, entry }: MarksProps) {
  const staff = usePost() !== null;
  const { data } = useRead(['group', 'pinned', 'marks', group], () => own.marks.list({ id: group }), { live: true });
  const said = data?.marks.find(({ seq }) => seq === entry.seq);
  const newer = data?.replaced.find(({ seq }) => seq === entry.seq);
  if (newer) return <Older group={group} by={newer.by} said={said} />;
  if (staff) return said?.counts ? <Counts group={group} counts={said.counts} /> : null;
  return <Asked group={group} entry={entry} mine={said?.mine ?? null} />;
}

/** What was said of an older edition stays with it; the newest one is what counts. */
function Older({ group, by, said }: { group: string; by: number; said: AnswerMarks | undefined }) {
  const words = said?.counts ? countWords(said.counts) : said?.mine && `您当时说${MARK_WORDS[said.mine]}`;
  return (
    <Tap className="of-f row between" onTap={() => lookAt(group, by)}>
      <Text className="t-sub c-2">{['这是旧的一版,看最新的', words].filter(Boolean).join(' · ')}</Text>
      <Icon name="caret-right" size="s" className="c-3" />
    </Tap>
  );
}

const wordsOf = (mark: Mark, open: boolean) => {
  if (mark === 'useful') return '谢谢,记下了';
  return open ? '记下了,会有人再来答' : '记下了,工作人员看得到';
};

function Asked({ group, entry, mine }: MarksProps & { mine: Mark | null }) {
  const [said, keep] = useState(mine);
  const mark = useAct((value: Mark, once) => own.marks.mark({ id: group, seq: entry.seq, mark: value }, once), {
    touches: ['group'],
    onRefused: () => {
      touch('pinned');
      return false;
    },
    onDone: ({ mark: as, open }) => {
      keep(as);
      say(wordsOf(as, open));
      // What one may do now stands below: it is brought into sight.
      if (as === 'unsolved') lookAt(group, entry.seq);
    },
  });
  const now = mark.busy ? null : (said ?? mine);
  return (
    <View className="of-f">
      <View className="t-sub c-2 mb8">这个答复对您有用吗?</View>
      <Chips label="这个答复对您有用吗" choices={CHOICES} value={now} onPick={(value) => void mark.run(value)} />
      {now === 'unsolved' ? (
        <>
          <View className="t-sub c-2 mt8">工作人员会再看。想要几号前给个准话,就转成诉求:</View>
          <Button kind="soft" icon="clipboard-text" className="mt8" onTap={() => pleaPressed(group, entry)}>
            转成诉求
          </Button>
        </>
      ) : null}
    </View>
  );
}

const countWords = ({ useful, unsolved }: NonNullable<AnswerMarks['counts']>) =>
  [useful > 0 && `${useful} 人说有用`, unsolved > 0 && `${unsolved} 人说没解决`].filter(Boolean).join(',');

/** What solved nothing for somebody is open again among the questions: there the counts lead. */
function Counts({ group, counts }: { group: string; counts: NonNullable<AnswerMarks['counts']> }) {
  const open = counts.unsolved > 0;
  return (
    <Tap className="of-f row between" off={!open} onTap={() => void goTo('groups/order/order', { id: group })}>
      <Text className={`t-sub ${open ? 'c-amber' : 'c-2'}`}>{countWords(counts)}</Text>
      {open ? <Icon name="caret-right" size="s" className="c-3" /> : null}
    </Tap>
  );
}
