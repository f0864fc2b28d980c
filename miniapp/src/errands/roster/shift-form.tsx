import { View } from '@tarojs/components';
import { useState } from 'react';
import { parseShifts, type RosterRow, SHIFTS_MOST } from 'shared-types/directory';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextArea } from '../../kernel/ui/field';

/** What people mostly want besides the opening hours. */
const MORE = [
  { value: '周六 09:00-12:00', name: '加周六上午' },
  { value: '周六周日 09:00-12:00 14:30-17:00', name: '加周末两天' },
  { value: '周一至周五 18:00-20:00', name: '加工作日晚上' },
] as const;

interface ShiftFormProps {
  one: RosterRow;
  /** When the county is open. */
  hours: readonly string[];
  busy: boolean;
  onSend: (shifts: string) => void;
}

/** When in a week somebody is there: the opening hours, and whatever is added to them (5+2). */
export function ShiftForm({ one: { shifts, kind }, hours, busy, onSend }: ShiftFormProps) {
  const office = hours.join(';');
  const [words, write] = useState(shifts.join(';'));
  const given = words.trim();
  const clerk = kind === null;
  const wrong = given !== '' && !parseShifts(given) ? '没看懂,请照下面的样子写' : null;
  const lacks = given === '' && !clerk ? '代办员要有排班' : wrong;
  return (
    <>
      <Chips
        label="常用的"
        choices={[{ value: '', name: '照办公时间' }, ...MORE]}
        value={null}
        onPick={(more) => write(wordsWith(office, more, clerk))}
      />
      <View className="mt12">
        <Field
          label="一周里什么时候在"
          hint={`比如:周一至周五 08:30-12:00 14:30-18:00;周六 09:00-12:00。${clerk ? `空着就是照办公时间:${office}` : ''}`}
          error={wrong}
        >
          <TextArea label="一周里什么时候在" value={words} max={SHIFTS_MOST} placeholder="照办公时间" onInput={write} />
        </Field>
      </View>
      <Button kind="primary" block className="mt20" busy={busy} lacks={lacks} onTap={() => onSend(given)}>
        排好了
      </Button>
    </>
  );
}

/** The opening hours, and what is added to them; nothing stands for the opening hours of a clerk. */
const wordsWith = (office: string, more: string, clerk: boolean) => (more === '' && clerk ? '' : [office, more].filter(Boolean).join(';'));
