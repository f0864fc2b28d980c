import { dayOf } from 'shared-types/kernel/calendar';

const DAY = 86_400_000;

/** 2026年11月23日 from 2026-11-23. */
export const dateWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The day after an instant in milliseconds. */
export const nextDay = (at: number) => dayOf(at + DAY);

export const firstOfNextMonth = (day: string) => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};

/** 2026-12-01 from 20261201; null where it is no day. */
export function dayFrom(typed: string): string | null {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? [];
  const day = `${year}-${month}-${date}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return year && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}
