import { View } from '@tarojs/components';
import { OUTCOME_WORDS, OUTCOMES, type Outcome } from 'shared-types/errands';
import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { Field, TextArea } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import type { FormProps } from './form-props';

const NOTES: Record<Outcome, string> = { solved: '当面办完了', partly: '还差一步,写清楚差什么', not: '写清楚为什么,对方会看到' };

const EMPTY: { outcome: Outcome | null; note: string } = { outcome: null, note: '' };

/** How it ended, in the agent's words; the one who asked has the last one. */
export function FinishForm({ errand, acts, onDone }: FormProps) {
  const { value, change, clear } = useDraft(`finish/${errand.id}`, EMPTY);
  const { outcome, note } = value;
  const lacksNote = outcome !== null && outcome !== 'solved' && !note.trim();
  const send = () => {
    if (!outcome) return;
    clear();
    onDone();
    void acts.finish(outcome, note.trim());
  };
  return (
    <>
      <PickRows
        label="办得怎么样"
        choices={OUTCOMES.map((value) => ({ value, name: OUTCOME_WORDS[value], note: NOTES[value] }))}
        value={outcome}
        onPick={(picked) => change({ outcome: picked })}
      />
      <View className="mt16">
        <Field
          label={outcome === 'solved' || !outcome ? '还有什么要说的' : '差在哪儿'}
          aside={outcome === 'solved' || !outcome ? '选填' : ''}
        >
          <TextArea label="说明" value={note} max={200} placeholder="一句话就行" onInput={(typed) => change({ note: typed })} />
        </Field>
      </View>
      <Button kind="primary" block className="mt20" off={!outcome || lacksNote} onTap={send}>
        {!outcome ? '选一个' : lacksNote ? '写一句差在哪儿' : '就这样'}
      </Button>
    </>
  );
}
