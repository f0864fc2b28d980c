import { dayOf } from 'shared-types/kernel/calendar';
import { STAFF_WORDS, type StaffRole } from 'shared-types/people';

const KINDS = { full_time: '专职', part_time: '兼职' } as const;
export type Kind = keyof typeof KINDS;

/** 兼职代办员, 调度员. */
export const postName = (role: StaffRole, kind: Kind | null) => `${kind ? KINDS[kind] : ''}${STAFF_WORDS[role]}`;
/** 2026年1月5日: what may be years ago. */
export const dateWords = (iso: string) => `${dayOf(Date.parse(iso)).slice(0, 4)}年${dayWords(iso)}`;
/** 11月30日. */
export const dayWords = (iso: string) => {
  const [, month, day] = dayOf(Date.parse(iso)).split('-').map(Number);
  return `${month}月${day}日`;
};
