import { dayOf } from 'shared-types/kernel/calendar';
import { now } from '../../kernel/clock';
import { Field, TextField } from '../../kernel/ui/field';
import { DayInput } from '../day-input';

interface Paper {
  document: string;
  documentOn: string;
}

/** The paper a group stands on, and its day. */
export function PaperFields({ typed, onChange }: { typed: Paper; onChange: (part: Partial<Paper>) => void }) {
  return (
    <>
      <TextField
        label="依据的文件"
        aside="选填"
        hint="文号和名字,群里的人看得到"
        value={typed.document}
        max={120}
        placeholder="比如:宣政办〔2026〕7号"
        onInput={(document) => onChange({ document })}
      />
      <Field label="文件的日期" aside="选填">
        <DayInput label="文件的日期" value={typed.documentOn} until={dayOf(now())} onPick={(documentOn) => onChange({ documentOn })} />
      </Field>
    </>
  );
}

export function AboutField({ about, onChange }: { about: string; onChange: (part: { about: string }) => void }) {
  return <TextField label="这个群是做什么的" aside="选填" long value={about} max={300} onInput={(words) => onChange({ about: words })} />;
}
