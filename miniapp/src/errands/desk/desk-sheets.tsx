import type { Errand } from 'shared-types/errands';
import { Sheet } from '../../kernel/ui/sheet';
import { CallForm } from './call-form';
import { CodeReading } from './code-reading';
import { GiveForm } from './give-form';
import { HurryForm } from './hurry-form';
import type { DeskActs } from './use-desk';

export type Asking = 'give' | 'hurry' | 'call' | 'code' | null;
export interface DeskFormProps {
  errand: Errand;
  acts: DeskActs;
}

export function DeskSheets({ errand, acts, asking, onClose }: DeskFormProps & { asking: Asking; onClose: () => void }) {
  const props = { errand, acts };
  return (
    <>
      <Sheet title="交给谁?" open={asking === 'give'} onClose={onClose}>
        <GiveForm {...props} />
      </Sheet>
      <Sheet title="这件事急不急?" open={asking === 'hurry'} onClose={onClose}>
        <HurryForm {...props} />
      </Sheet>
      <Sheet title="回访电话怎么说?" open={asking === 'call'} onClose={onClose}>
        <CallForm {...props} />
      </Sheet>
      <Sheet title="念见面码" open={asking === 'code'} onClose={onClose}>
        <CodeReading {...props} />
      </Sheet>
    </>
  );
}
