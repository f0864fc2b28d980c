import type { ReactNode } from 'react';
import { Button } from '../kernel/ui/button';

interface Props {
  busy: boolean;
  off?: boolean;
  onTap: () => void;
  children: ReactNode;
}

/** The one button that leads on, at the end of a page. */
export function Forward({ busy, off = false, onTap, children }: Props) {
  return (
    <Button kind="primary" block size="big" className="mt20" busy={busy} off={off} onTap={onTap}>
      {children}
    </Button>
  );
}
