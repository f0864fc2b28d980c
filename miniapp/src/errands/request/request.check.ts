import type { Mode } from 'shared-types/catalogue';
import type { Request } from 'shared-types/errands';
import { dayOf } from 'shared-types/kernel/calendar';
import type { RequestDraft } from './use-request';

const isMobile = (phone: string) => /^1[3-9]\d{9}$/.test(phone);
const isAge = (age: string) => age === '' || (/^\d{1,3}$/.test(age) && Number(age) <= 120);

/** What is still missing on the second page, in the words of its fields; empty when one can go on. */
export function missing(draft: RequestDraft): string[] {
  const lacks: string[] = [];
  if (!draft.division && !draft.abroad) lacks.push('哪个村');
  if (draft.abroad && !draft.text.trim()) lacks.push('详细地址');
  if (draft.abroad && !isMobile(draft.phone)) lacks.push('手机号');
  if (!draft.name.trim()) lacks.push('您的称呼');
  if (draft.relation !== 'self' && !draft.forName.trim()) lacks.push('给谁办');
  if (!isAge(draft.age)) lacks.push('年纪');
  return lacks;
}

const orNull = (typed: string) => typed.trim() || null;
/** The year somebody of this age was born in; null where it was not said. */
const bornIn = (age: string, now: number) => (age ? Number(dayOf(now).slice(0, 4)) - Number(age) : null);

/** The body of the call. `now` in milliseconds. */
export function bodyOf(draft: RequestDraft, mode: Mode, now: number): Request {
  const { item, place, division, abroad, day, part, relation, urgent } = draft;
  const name = draft.name.trim();
  const phone = abroad ? { phone: draft.phone } : {};
  return {
    item: item?.code ?? null,
    words: orNull(draft.words),
    mode,
    place: { kind: place, division: abroad ? null : (division?.code ?? null), text: orNull(draft.text) },
    wish: { day, part },
    name,
    ...phone,
    beneficiary: {
      relation,
      name: relation === 'self' ? name : draft.forName.trim(),
      birthYear: bornIn(draft.age, now),
      note: orNull(draft.note),
    },
    urgent: urgent ? { kind: urgent, reason: draft.urgentReason.trim() } : null,
  };
}
