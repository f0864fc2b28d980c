import { useState } from 'react';
import { FIRM_PARTS, isUscc, PART_WORDS, readUscc } from 'shared-types/firms';
import { say } from '../kernel/platform';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Chips } from '../kernel/ui/chips';
import { Field, TextField } from '../kernel/ui/field';
import { useClaim } from './use-firms';

const WHOLE = 18;
/** What is still missing; null when all is there. A slip of the pen is told before anything is sent. */
function missing(code: string): string | null {
  if (code.length < WHOLE) return '填 18 位统一社会信用代码';
  return isUscc(code) ? null : '代码不对,请照着执照核对';
}

/** I act for the firm with this code. */
export function ClaimForm() {
  const [typed, type] = useState('');
  const [part, pick] = useState<(typeof FIRM_PARTS)[number]>('owner');
  const claim = useClaim(() => {
    type('');
    say('登记好了');
  });
  const code = readUscc(typed);
  const lacking = missing(code);
  return (
    <>
      <Card>
        <TextField
          label="统一社会信用代码"
          hint="执照上 18 位的那一行;登记电话是您的手机号,马上就核实"
          value={typed}
          max={24}
          placeholder="照着执照填"
          onInput={type}
        />
        <Field label="您是">
          <Chips label="您是" value={part} onPick={pick} choices={FIRM_PARTS.map((value) => ({ value, name: PART_WORDS[value] }))} />
        </Field>
      </Card>
      <Button
        kind="primary"
        block
        size="big"
        className="mt20"
        busy={claim.busy}
        lacks={lacking}
        onTap={() => void claim.run({ uscc: code, part })}
      >
        登记这家单位
      </Button>
    </>
  );
}
