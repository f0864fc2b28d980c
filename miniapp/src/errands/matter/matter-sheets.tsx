import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Errand, OUTCOME_WORDS, OUTCOMES, type Outcome } from 'shared-types/errands';
import { useSubscribe } from '../../kernel/subscribe';
import { Button } from '../../kernel/ui/button';
import { Dialog } from '../../kernel/ui/dialog';
import { TextField, TextInput } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import { Sheet } from '../../kernel/ui/sheet';
import { WishPick } from '../wish-pick';
import type { Asking } from './matter-bar';
import type { MatterActs } from './use-matter';

interface MatterSheetsProps {
  errand: Errand;
  asking: Asking;
  acts: MatterActs;
  onClose: () => void;
}

export function MatterSheets(props: MatterSheetsProps) {
  const { asking, onClose } = props;
  return (
    <>
      <Sheet title="换到什么时候?" open={asking === 'time'} onClose={onClose}>
        <TimeForm {...props} />
      </Sheet>
      <Sheet title="办得怎么样?" open={asking === 'confirm'} onClose={onClose}>
        <ConfirmForm {...props} />
      </Sheet>
      {asking === 'stop' ? <StopDialog {...props} /> : null}
    </>
  );
}

function TimeForm({ errand, acts: { askTime } }: MatterSheetsProps) {
  const [wish, setWish] = useState(errand.wish);
  return (
    <>
      <WishPick {...wish} onChange={setWish} />
      <Button
        kind="citizen"
        block
        className="mt20"
        busy={askTime.busy}
        off={!wish.day}
        onTap={() => void askTime.run({ id: errand.id, ...wish })}
      >
        {wish.day ? '就这个时间' : '先选一天'}
      </Button>
      <View className="t-cap c-3 mt8 tc">代办员会打电话跟您定下来</View>
    </>
  );
}

const NOTES: Record<Outcome, string> = { solved: '', partly: '还差什么,我们接着办', not: '马上重新安排人' };

function ConfirmForm({ errand, acts: { confirm } }: MatterSheetsProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const asking = useSubscribe(['progress', 'visit']);
  const send = () => {
    if (outcome) asking(() => void confirm.run({ id: errand.id, outcome, ...(note.trim() && { note: note.trim() }) }));
  };
  return (
    <>
      <PickRows
        label="办得怎么样"
        choices={OUTCOMES.map((value) => ({ value, name: OUTCOME_WORDS[value], note: NOTES[value] }))}
        value={outcome}
        onPick={setOutcome}
      />
      {outcome && outcome !== 'solved' ? (
        <View className="mt16">
          <TextField label="哪里没办好" aside="选填" long value={note} max={200} placeholder="说一句就行" onInput={setNote} />
        </View>
      ) : null}
      <Button kind="citizen" block className="mt20" busy={confirm.busy} off={!outcome} onTap={send}>
        {outcome ? '就这样' : '选一个'}
      </Button>
    </>
  );
}

function StopDialog({ errand, acts: { withdraw }, onClose }: MatterSheetsProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      title="真的不办了吗?"
      yes="不办了"
      no="接着办"
      kind="danger"
      busy={withdraw.busy}
      onYes={() => void withdraw.run({ id: errand.id, ...(reason.trim() && { reason: reason.trim() }) })}
      onNo={onClose}
    >
      <View className="tc mb12">代办员就不来了。什么时候还要办,再提就行。</View>
      <TextInput label="为什么不办了,选填" value={reason} max={100} placeholder="原因,选填" onInput={setReason} />
    </Dialog>
  );
}
