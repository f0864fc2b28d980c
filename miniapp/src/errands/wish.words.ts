import { type Errand, PART_WORDS } from 'shared-types/errands';
import { dayName } from 'shared-types/kernel/time.words';

/** 今天下午, 11月24日 周二 上午, 明天几点都行, 越快越好. */
export const wishWords = ({ day, part }: Errand['wish'], now: number) => {
  if (!day) return part === 'any' ? '越快越好' : `越快越好,${PART_WORDS[part]}方便`;
  const name = dayName(day, now);
  return `${name}${name.length > 2 ? ' ' : ''}${PART_WORDS[part]}`;
};
