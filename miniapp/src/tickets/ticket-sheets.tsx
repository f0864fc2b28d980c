import { View } from '@tarojs/components';
import { useState } from 'react';
import { OUTCOMES, type Ticket, type TicketOutcome } from 'shared-types/tickets';
import { Button } from '../kernel/ui/button';
import { Dialog } from '../kernel/ui/dialog';
import { TextField } from '../kernel/ui/field';
import { PickRows } from '../kernel/ui/pick';
import { Sheet } from '../kernel/ui/sheet';
import { MergeSheet } from './merge-sheet';
import { OUTCOME_WORDS } from './ticket.words';
import type { Asking, TicketActs } from './use-ticket';

interface TicketSheetsProps {
  ticket: Ticket | undefined;
  asking: Asking;
  acts: TicketActs;
  onClose: () => void;
}
/** The questions a step asks first. */
export function TicketSheets({ ticket, asking, acts, onClose }: TicketSheetsProps) {
  return (
    <>
      <Sheet title="答复对方" open={asking === 'answer'} onClose={onClose}>
        <AnswerForm acts={acts} />
      </Sheet>
      <Sheet title="还差什么?" open={asking === 'reopen'} onClose={onClose}>
        <ReopenForm acts={acts} follows={Boolean(ticket?.mergedInto)} />
      </Sheet>
      {ticket && asking === 'merge' ? <MergeSheet ticket={ticket} acts={acts} onClose={onClose} /> : null}
      <Dialog
        open={asking === 'solved'}
        title="真的解决了?"
        yes="解决了,可以结了"
        kind="citizen"
        busy={acts.confirm.busy}
        onYes={() => void acts.confirm.run({ solved: true })}
        onNo={onClose}
      >
        结了以后,有别的事可以再提一件。
      </Dialog>
      <Dialog
        open={asking === 'hide'}
        title="不让群里的人看到?"
        yes="不让看到"
        busy={acts.hide.busy}
        onYes={() => void acts.hide.run(null)}
        onNo={onClose}
      >
        以后只有您这家和办的部门看得到这件诉求,照样接着办。群里那句话还在。改了就不能再放回群里。
      </Dialog>
      <Dialog
        open={asking === 'withdraw'}
        title="撤回这件诉求?"
        yes="撤回"
        kind="danger"
        busy={acts.withdraw.busy}
        onYes={() => void acts.withdraw.run(null)}
        onNo={onClose}
      >
        撤回以后部门就不办了,群里的话还在。
      </Dialog>
    </>
  );
}

function AnswerForm({ acts }: { acts: TicketActs }) {
  const [outcome, pick] = useState<TicketOutcome | null>(null);
  const [answer, write] = useState('');
  const lacks = outcome === null ? '先选结果' : answer.trim() ? null : '写写怎么办的';
  return (
    <>
      <PickRows label="结果" choices={OUTCOMES.map((value) => ({ value, name: OUTCOME_WORDS[value] }))} value={outcome} onPick={pick} />
      <View className="mt16">
        <TextField label="对方会读到的话" hint="说清办了什么、还要多久、可以找谁" long value={answer} max={2000} onInput={write} />
      </View>
      <Button
        kind="primary"
        block
        className="mt16"
        lacks={lacks}
        busy={acts.answer.busy}
        onTap={() => outcome && void acts.answer.run({ outcome, answer: answer.trim() })}
      >
        答复
      </Button>
    </>
  );
}

function ReopenForm({ acts, follows }: { acts: TicketActs; follows: boolean }) {
  const [why, write] = useState('');
  return (
    <>
      <TextField
        label="还差什么"
        hint={follows ? '部门会照这个接着办您家的,别家的不变' : '部门会照这个接着办'}
        long
        value={why}
        max={300}
        onInput={write}
      />
      <Button
        kind="citizen"
        block
        className="mt16"
        lacks={why.trim() ? null : '先说还差什么'}
        busy={acts.confirm.busy}
        onTap={() => void acts.confirm.run({ solved: false, why: why.trim() })}
      >
        没解决,请接着办
      </Button>
    </>
  );
}
