import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Question } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { own } from '../api';

/** What firms have asked and nobody has answered, the oldest first. */
export function Questions({ group }: { group: string }) {
  const open = useRead(['group', 'questions', group], () => own.questions.open({ id: group }), { live: true });
  const questions = open.data?.questions ?? [];
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

function QuestionCard({ question: { id, seq, who, firm, text, askedAt, promptedAt } }: { question: Question }) {
  const { id: group = '' } = useRouter().params;
  const settle = useAct((as: 'answered' | 'none', once) => own.questions.settle({ id, as }, once), { touches: ['group'] });
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{[who, firm, momentWords(askedAt, now()), promptedAt && '催过了'].filter(Boolean).join(' · ')}</View>
      <View className="t-body mt4">{text}</View>
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
