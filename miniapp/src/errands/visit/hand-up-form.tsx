import { View } from '@tarojs/components';
import { HAND_UP_REASONS, HAND_UP_WORDS } from 'shared-types/errands';
import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import type { FormProps } from './form-props';
import type { HandUpReason } from './use-visit';

const EMPTY: { reason: HandUpReason | null; note: string } = { reason: null, note: '' };

/** The town takes over; the one who asked keeps their number. */
export function HandUpForm({ errand, acts, onDone }: FormProps) {
  const { value, change, clear } = useDraft(`handUp/${errand.id}`, EMPTY);
  const { reason, note } = value;
  const lacksNote = reason === 'other' && !note.trim();
  const send = () => {
    if (!reason) return;
    clear();
    onDone();
    void acts.handUp(reason, note.trim());
  };
  return (
    <>
      <PickRows
        label="为什么"
        choices={HAND_UP_REASONS.map((value) => ({ value, name: HAND_UP_WORDS[value] }))}
        value={reason}
        onPick={(picked) => change({ reason: picked })}
      />
      <View className="mt16">
        <TextField
          label="接着办的人要知道什么"
          aside={reason === 'other' ? '' : '选填'}
          long
          value={note}
          max={200}
          placeholder="比如:只差镇里盖章"
          onInput={(typed) => change({ note: typed })}
        />
      </View>
      <Button kind="primary" block className="mt20" off={!reason || lacksNote} onTap={send}>
        {!reason ? '选一个原因' : lacksNote ? '写上原因' : '交给镇里'}
      </Button>
    </>
  );
}
