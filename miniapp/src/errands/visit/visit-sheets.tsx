import type { ReactNode } from 'react';
import type { Errand } from 'shared-types/errands';
import { api } from '../../kernel/api';
import { useAct } from '../../kernel/query';
import { Dialog } from '../../kernel/ui/dialog';
import { Sheet } from '../../kernel/ui/sheet';
import { DivisionSheet } from '../division-sheet';
import { AgreeForm } from './agree-form';
import { ArriveForm } from './arrive-form';
import { ContactForm } from './contact-form';
import { FinishForm } from './finish-form';
import type { Asking, FormProps } from './form-props';
import { HandUpForm } from './hand-up-form';
import { StopForm } from './stop-form';

const TITLES: Partial<Record<NonNullable<Asking>, string>> = {
  contact: '电话里怎么说?',
  agree: '约在什么时候?',
  arrive: '到门口了',
  finish: '办得怎么样?',
  stop: '对方说不办了',
  hand_up: '交给镇里',
};

const formOf = (asking: Asking, props: FormProps): ReactNode => {
  if (asking === 'contact') return <ContactForm {...props} />;
  if (asking === 'agree') return <AgreeForm {...props} />;
  if (asking === 'arrive') return <ArriveForm {...props} />;
  if (asking === 'finish') return <FinishForm {...props} />;
  if (asking === 'stop') return <StopForm {...props} />;
  return asking === 'hand_up' ? <HandUpForm {...props} /> : null;
};

export function VisitSheets({ errand, acts, asking, onClose }: Omit<FormProps, 'onDone'> & { asking: Asking; onClose: () => void }) {
  const form = formOf(asking, { errand, acts, onDone: onClose });
  return (
    <>
      <Sheet title={asking ? (TITLES[asking] ?? '') : ''} open={form !== null} onClose={onClose}>
        {form}
      </Sheet>
      <Dialog
        open={asking === 'miss'}
        title="家里没人?"
        yes="没人,再约时间"
        onYes={() => {
          onClose();
          void acts.miss();
        }}
        onNo={onClose}
      >
        {`先打个电话看看。这是第 ${errand.retries + 1} 次,去过三次都没人,就交给镇里。`}
      </Dialog>
      <Relocate errand={errand} open={asking === 'relocate'} onClose={onClose} />
    </>
  );
}

/** Needs a signal: another town may have to take over at once. */
function Relocate({ errand: { id, epoch }, open, onClose }: { errand: Errand; open: boolean; onClose: () => void }) {
  const relocate = useAct((division: string, once) => api.visits.relocate({ id, epoch, division }, once), { touches: ['errand'] });
  return <DivisionSheet title="实际在哪个镇" open={open} onPick={({ code }) => void relocate.run(code)} onClose={onClose} />;
}
