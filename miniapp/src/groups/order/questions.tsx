import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Question } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Empty } from '../../kernel/ui/empty';
import { own } from '../api';

export const useQuestions = (group: string) =>
  useRead(['group', 'questions', 'order-desk', group], () => own.questions.open({ id: group }), { live: true });

/** The same as all there is to look at, for staff who keep no order. */
export function OnlyQuestions({ group }: { group: string }) {
  return (
    <Loaded of={useQuestions(group)}>
      {({ questions }) =>
        questions.length ? (
          <Questions questions={questions} />
        ) : (
          <Empty icon="seal-check-duotone" title="群里的问题都有人回了" note="有企业问了、过一会儿还没人答,就会在这里" />
        )
      }
    </Loaded>
  );
}

/** What firms have asked and nobody has answered, the oldest first; nothing where there is none. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <Section title={`还没人回的 ${questions.length} 句`} />
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} />
      ))}
    </>
  );
}

function QuestionCard({ question: { id, seq, who, firm, text, askedAt, promptedAt, unsolvedBy, putOff } }: { question: Question }) {
  const { id: group = '' } = useRouter().params;
  const settle = useAct((as: 'answered' | 'none', once) => own.questions.settle({ id, as }, once), { touches: ['group'] });
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{[who, firm, momentWords(askedAt, now()), promptedAt && '催过了'].filter(Boolean).join(' · ')}</View>
      <View className="t-body mt4">{text}</View>
      {unsolvedBy > 0 ? <View className="t-sub c-amber mt4">{`官方答复过了,${unsolvedBy} 人说没解决`}</View> : null}
      {putOff > 0 ? <View className="t-sub c-amber mt4">{`说过 ${putOff} 次稍等,还没答`}</View> : null}
      <View className="row stack mt12">
        <Button className="stack-i grow" busy={settle.busy} onTap={() => void settle.run('none')}>
          不用答
        </Button>
        <Button className="stack-i grow ml8" busy={settle.busy} onTap={() => void settle.run('answered')}>
          答过了
        </Button>
        <Button kind="primary" className="stack-i grow ml8" onTap={() => void goTo('groups/talk/talk', { id: group, seq: String(seq) })}>
          去回他
        </Button>
      </View>
    </Card>
  );
}
