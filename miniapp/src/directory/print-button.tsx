import type { SheetKind } from 'shared-types/codes';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { own } from './api';
import { openSheet } from './open-sheet';

interface PrintButtonProps {
  /** What is printed, as it is read out. */
  name: string;
  sheet: SheetKind;
  id: string;
  item?: string;
}

/** Draws a sheet and opens it; its code is made with it. */
export function PrintButton({ name, ...wanted }: PrintButtonProps) {
  const print = useAct(own.codes.sheet, { touches: ['codes'], onDone: ({ address }) => void openSheet(address) });
  return (
    <Button size="s" kind="soft" className="none ml8" label={`打印${name}`} busy={print.busy} onTap={() => void print.run(wanted)}>
      打印
    </Button>
  );
}
