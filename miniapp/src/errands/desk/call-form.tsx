import { View } from '@tarojs/components';
import { OUTCOME_WORDS, OUTCOMES } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import type { DeskFormProps } from './form-props';

const NOBODY = 'nobody';
const SAID = OUTCOMES.map((value) => ({ value, name: `对方说${OUTCOME_WORDS[value]}` }));
const UNANSWERED = { value: NOBODY, name: '没人接' } as const;
type Choice = (typeof OUTCOMES)[number] | typeof NOBODY;

const EMPTY: { said: Choice | null; note: string } = { said: null, note: '' };

/** What was said on the telephone, or, once a call is due, that nobody answered; tomorrow is another day. */
export function CallForm({ errand, acts: { callBack } }: DeskFormProps) {
  const { value, change, clear } = useDraft(`callBack/${errand.id}`, EMPTY);
  const { said, note } = value;
  const now = useNow();
  const due = !errand.confirmBy || Date.parse(errand.confirmBy) <= now;
  const send = () => {
    if (!said) return;
    const told = { id: errand.id, outcome: said === NOBODY ? null : said, ...(note.trim() && { note: note.trim() }) };
    void callBack.run(told).then((sent) => sent && clear());
  };
  return (
    <>
      {errand.callTries ? <View className="t-sub c-2 mb12">{`已经打过 ${errand.callTries} 次,一天打一次。`}</View> : null}
      <PickRows
        label="电话里怎么说"
        choices={due ? [...SAID, UNANSWERED] : SAID}
        value={said}
        onPick={(picked) => change({ said: picked })}
      />
      <View className="mt16">
        <TextField
          label="记一句"
          aside="选填"
          value={note}
          max={200}
          placeholder="对方说的话"
          onInput={(typed) => change({ note: typed })}
        />
      </View>
      <Button kind="primary" block className="mt20" busy={callBack.busy} off={!said} onTap={send}>
        {said ? '记下' : '选一个'}
      </Button>
    </>
  );
}
