import type { FoundingRow } from 'shared-types/groups';

export const AXIS_WORDS: Record<FoundingRow['axis'], string> = {
  industry: '行业群',
  territory: '属地群',
  escalation: '领导群',
  private: '单独说的',
};
export const PART_WORDS = { owner: '群主', deputy: '副群主', staff: '工作人员' } as const;

/** 2026年2月10日. */
export const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
