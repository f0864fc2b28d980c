import { View } from '@tarojs/components';
import { URGENCIES, URGENCY_WORDS } from 'shared-types/errands';
import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import type { DeskFormProps } from './form-props';

const CALM = 'calm';
const CHOICES = [...URGENCIES.map((value) => ({ value, name: URGENCY_WORDS[value] })), { value: CALM, name: '不急,按平常的办' }] as const;
type Choice = (typeof CHOICES)[number]['value'];

/** Marks a matter as urgent, or no longer. */
export function HurryForm({ errand, acts: { hurry } }: DeskFormProps) {
  const now: Choice = errand.urgent ?? CALM;
  const { value, change, clear } = useDraft(`hurry/${errand.id}`, { kind: now, reason: '' });
  const { kind, reason } = value;
  const same = kind === now;
  const send = () =>
    void hurry.run({ id: errand.id, urgent: kind === CALM ? null : kind, reason: reason.trim() }).then((sent) => sent && clear());
  return (
    <>
      <PickRows label="急不急" choices={CHOICES} value={kind} onPick={(picked) => change({ kind: picked })} />
      <View className="mt16">
        <TextField
          label="为什么改"
          hint="比如:医院来电话,明天出院"
          value={reason}
          max={100}
          placeholder="写一句"
          onInput={(typed) => change({ reason: typed })}
        />
      </View>
      <Button kind="primary" block className="mt20" busy={hurry.busy} off={same || !reason.trim()} onTap={send}>
        {same ? '没有变' : reason.trim() ? '改过来' : '写上原因'}
      </Button>
    </>
  );
}
