import { Text, View } from '@tarojs/components';
import { type Decision, VERDICT_WORDS } from 'shared-types/errands';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { Section } from '../../kernel/ui/card';
import { Tag } from '../../kernel/ui/light';
import { useDecisions } from './use-desk';

const HOW: Record<Decision['how'], string> = {
  ladder: '自动找人',
  pick: '有人主动接',
  designation: '指定了人',
  alarm: '没找到人,提醒了管事的',
};

/** Whom the ladder looked at, in order, and why not: nobody has to guess. */
export function Tried({ id }: { id: string }) {
  const decisions = useDecisions(id);
  const now = useNow();
  return (
    <>
      <Section title="问过谁,为什么没成" />
      <Loaded of={decisions} rows={1}>
        {({ decisions: all }) =>
          all.length ? (
            <View className="card card-0">
              {all.map((decision) => (
                <Looked key={decision.no} decision={decision} now={now} />
              ))}
            </View>
          ) : (
            <View className="t-sub c-2">还没开始找人。</View>
          )
        }
      </Loaded>
    </>
  );
}

function Looked({ decision: { how, at, reason, considered }, now }: { decision: Decision; now: number }) {
  return (
    <View className="entry">
      <View className="row between wrap">
        <Text className="b">{HOW[how]}</Text>
        <Text className="t-cap c-3">{momentWords(at, now)}</Text>
      </View>
      {reason ? <View className="t-sub c-2 mt2">{reason}</View> : null}
      {considered.map(({ postId, name, unitName, active, capacity, verdict }) => (
        <View className="tried" key={postId}>
          <View className="grow">
            <Text className="t-sub c-1 b">{name}</Text>
            <View className="t-cap c-3">{`${unitName},手上 ${active}/${capacity} 件`}</View>
          </View>
          <Tag tone={verdict === 'chosen' ? 'b' : ''} words={VERDICT_WORDS[verdict]} />
        </View>
      ))}
    </View>
  );
}
