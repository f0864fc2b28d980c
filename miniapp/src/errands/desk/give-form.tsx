import { View } from '@tarojs/components';
import { type Decision, VERDICT_WORDS } from 'shared-types/errands';
import { useDraft } from '../../kernel/draft';
import { Loaded } from '../../kernel/loaded';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import type { DeskFormProps } from './form-props';
import { useCandidates } from './use-desk';

type Candidate = Decision['considered'][number];
const BARRED: readonly Candidate['verdict'][] = ['is_party', 'same_address'];

const noteOf = ({ unitName, active, capacity, verdict }: Candidate) =>
  [unitName, `手上 ${active}/${capacity} 件`, verdict === 'chosen' || verdict === 'next' ? null : VERDICT_WORDS[verdict]]
    .filter(Boolean)
    .join(',');

const EMPTY: { postId: string | null; reason: string } = { postId: null, reason: '' };

/** Best first, each with the load and what speaks against it; conflicts of interest cannot be chosen. */
export function GiveForm({ errand, acts: { designate } }: DeskFormProps) {
  const candidates = useCandidates(errand.id, true);
  const { value, change, clear } = useDraft(`designate/${errand.id}`, EMPTY);
  const { postId, reason } = value;
  const send = () => {
    if (postId) void designate.run({ id: errand.id, postId, reason: reason.trim() }).then((sent) => sent && clear());
  };
  return (
    <Loaded of={candidates} rows={2}>
      {({ candidates: all }) => (
        <>
          <PickRows
            label="交给谁"
            value={postId}
            onPick={(picked) => change({ postId: picked })}
            choices={all.map((one) => ({ value: one.postId, name: one.name, note: noteOf(one), off: BARRED.includes(one.verdict) }))}
          />
          <View className="mt16">
            <TextField
              label="为什么交给他"
              hint="比如:离得近,办过这件事。他和对方都会看到"
              value={reason}
              max={100}
              placeholder="写一句"
              onInput={(typed) => change({ reason: typed })}
            />
          </View>
          <Button kind="primary" block className="mt20" busy={designate.busy} off={!postId || !reason.trim()} onTap={send}>
            {!postId ? '选一个人' : reason.trim() ? '就交给他' : '写上原因'}
          </Button>
        </>
      )}
    </Loaded>
  );
}
