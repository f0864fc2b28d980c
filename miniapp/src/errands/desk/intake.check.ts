import type { Mode } from 'shared-types/catalogue';
import { type Caller, type Intake, isTelephone, readTelephone } from 'shared-types/errands';
import { bodyOf } from '../request/request.check';
import type { IntakeDraft } from './use-intake';

const isAge = (age: string) => age === '' || (/^\d{1,3}$/.test(age) && Number(age) <= 120);
const answers = (typed: string) => isTelephone(readTelephone(typed));

const lacksOfCaller = ({ name, phone, noPhone, contactName, contactPhone }: IntakeDraft) => [
  ...(name.trim() ? [] : ['姓名']),
  ...(noPhone || answers(phone) ? [] : ['电话']),
  ...(!noPhone || contactName.trim() ? [] : ['找谁转话']),
  ...(!noPhone || answers(contactPhone) ? [] : ['转话人的电话']),
];

/** What is still to be asked, in the words of the fields; empty when it can be sent. */
export const stillToAsk = (draft: IntakeDraft): string[] => [
  ...lacksOfCaller(draft),
  ...(draft.relation === 'self' || draft.forName.trim() ? [] : ['给谁办']),
  ...(isAge(draft.age) ? [] : ['年纪']),
  ...(draft.item || draft.words.trim() ? [] : ['办什么']),
  ...(draft.division ? [] : ['哪个村']),
  ...(!draft.urgent || draft.urgentReason.trim() ? [] : ['为什么急']),
];

const callerOf = ({ name, phone, noPhone, contactName, contactPhone }: IntakeDraft): Caller =>
  noPhone
    ? { name: name.trim(), phone: 'none', contact: { name: contactName.trim(), phone: readTelephone(contactPhone) } }
    : { name: name.trim(), phone: readTelephone(phone) };

/** The body of the call. `now` in milliseconds. */
export function intakeOf(draft: IntakeDraft, mode: Mode, now: number): Intake {
  const { name: _, phone: __, ...asked } = bodyOf({ ...draft, abroad: false }, mode, now);
  return { ...asked, caller: callerOf(draft) };
}
