import { Sheet } from '../../kernel/ui/sheet';
import { CallForm } from './call-form';
import { CallerForm } from './caller-form';
import { CodeReading } from './code-reading';
import type { Asking, DeskFormProps } from './form-props';
import { GiveForm } from './give-form';
import { HurryForm } from './hurry-form';
import { OtherTime } from './other-time';
import { StopAsked } from './stop-asked';

interface DeskSheetsProps extends DeskFormProps {
  asking: Asking;
  onAsk: (asking: Asking) => void;
}

export function DeskSheets({ errand, acts, asking, onAsk }: DeskSheetsProps) {
  const props = { errand, acts };
  const close = () => onAsk(null);
  return (
    <>
      <Sheet title="交给谁?" open={asking === 'give'} onClose={close}>
        <GiveForm {...props} />
      </Sheet>
      <Sheet title="这件事急不急?" open={asking === 'hurry'} onClose={close}>
        <HurryForm {...props} />
      </Sheet>
      <Sheet title="电话里怎么说?" open={asking === 'call'} onClose={close}>
        <CallForm {...props} />
      </Sheet>
      <Sheet title="念给对方听" open={asking === 'caller'} onClose={close}>
        <CallerForm {...props} onAsk={onAsk} />
      </Sheet>
      <Sheet title="念见面码" open={asking === 'code'} onClose={close}>
        <CodeReading {...props} />
      </Sheet>
      <Sheet title="对方想换到什么时候?" open={asking === 'time'} onClose={close}>
        <OtherTime {...props} />
      </Sheet>
      <Sheet title="对方不办了?" open={asking === 'stop'} onClose={close}>
        <StopAsked {...props} />
      </Sheet>
    </>
  );
}
