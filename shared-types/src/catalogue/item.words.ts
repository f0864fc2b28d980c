import type { Mode } from './item.contract';

/** How long an item takes, as a clerk would say it. */
export const limitWords = (kind: string, n: number, unit: string, note: string | null) => {
  if (unit === 'same_day') return note ?? '当日办';
  if (unit === 'half_day') return kind === 'immediate' ? '当场办好' : `${n / 2} 个工作日`;
  const words = unit === 'working_day' ? `${n} 个工作日` : `${n} 天`;
  return note ? `${words}(${note})` : words;
};

export const MODE_WORDS: Record<Mode, { name: string; says: string }> = {
  assist: { name: '帮办', says: '陪您办、教您办' },
  act: { name: '代办', says: '替您跑腿' },
  visit: { name: '上门', says: '到您家里办' },
};
