import { useDraft } from '../../kernel/draft';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import type { FormProps } from './form-props';

const EMPTY = { reason: '' };

/** They changed their mind; whoever asked reads it and can go on. */
export function StopForm({ errand, acts, onDone }: FormProps) {
  const { value, change, clear } = useDraft(`stop/${errand.id}`, EMPTY);
  const { reason } = value;
  return (
    <>
      <TextField
        label="对方怎么说的"
        hint="提的人会收到消息;要是没说过不办,点一下就能接着办"
        value={reason}
        max={100}
        placeholder="写一句"
        onInput={(typed) => change({ reason: typed })}
      />
      <Button
        kind="danger"
        block
        className="mt20"
        off={!reason.trim()}
        onTap={() => {
          clear();
          onDone();
          void acts.stop(reason.trim());
        }}
      >
        {reason.trim() ? '记下,停办' : '写一句对方怎么说的'}
      </Button>
    </>
  );
}
