import { Button } from '../../kernel/ui/button';
import { useCall } from './use-reveal';

/** Calls whoever asked. The number is shown only for this, and they see that it was. */
export function CallButton({ id, small }: { id: string; small?: boolean }) {
  const { call, busy } = useCall();
  return (
    <Button size={small ? 's' : 'm'} kind="quiet" icon="phone" className="stack-i" busy={busy} onTap={() => call(id)}>
      打电话
    </Button>
  );
}
