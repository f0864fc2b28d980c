import type { FirmImport } from 'shared-types/firms';
import { Bar } from '../kernel/ui/bars';
import { Button } from '../kernel/ui/button';
import { toWrite } from './import.words';

interface ImportBarProps {
  one: FirmImport;
  onWrite: () => void;
  onUndo: () => void;
}

/** The next step of an import, where there is one. */
export function ImportBar({ one, onWrite, onUndo }: ImportBarProps) {
  const { state, wrong } = one;
  if (state === 'done')
    return (
      <Bar>
        <Button kind="danger" block onTap={onUndo}>
          撤销这次导入
        </Button>
      </Bar>
    );
  if (state !== 'read') return null;
  const n = toWrite(one);
  return (
    <Bar>
      <Button kind="primary" block off={n === 0} onTap={onWrite}>
        {n === 0 ? '没有要写的,不用写入' : wrong > 0 ? `把对的 ${n} 家写入` : `写入 ${n} 家`}
      </Button>
    </Bar>
  );
}
