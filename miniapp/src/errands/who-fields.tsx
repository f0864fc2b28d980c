import { TextField } from '../kernel/ui/field';

/** The name of whoever it is done for. */
export function ForName({ value, onInput }: { value: string; onInput: (typed: string) => void }) {
  return <TextField label="给谁办,叫什么" value={value} max={20} placeholder="姓名" onInput={onInput} />;
}

/** Roughly how old they are, for whoever comes to the door. */
export function Age({ value, onInput }: { value: string; onInput: (typed: string) => void }) {
  return <TextField label="多大年纪" aside="选填" kind="number" max={3} value={value} placeholder="岁数" onInput={onInput} />;
}
