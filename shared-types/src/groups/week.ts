import { nextDay } from '../kernel/calendar';
import type { Week } from './week.contract';

const parts = (day: string) => day.split('-').map(Number);

/** 11月16日到22日, 11月30日到12月6日; `monday` as YYYY-MM-DD. */
export function weekWords(monday: string): string {
  const [[, month, first], [, lastMonth, last]] = [parts(monday), parts(nextDay(monday, 6))];
  return `${month}月${first}日到${lastMonth === month ? '' : `${lastMonth}月`}${last}日`;
}

/** Whether there is anything to tell of a week. */
export const isTold = ({ asked, matters, solved }: Week) => asked + matters + solved > 0;

/** 18 分钟, 3 小时, 1 小时 20 分; people do not count further. */
export function waitWords(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, minutes)} 分钟`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 24) return `${Math.floor(hours / 24)} 天`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** The week in one sentence: 问了 12 件,答了 10 件,转诉求 3 件,办成 2 件,一般 18 分钟答上. */
export function weekSentence({ asked, answered, matters, solved, waiting, medianMinutes }: Week): string {
  const said = [
    `问了 ${asked} 件,答了 ${answered} 件`,
    matters > 0 && `转诉求 ${matters} 件`,
    solved > 0 && `办成 ${solved} 件`,
    medianMinutes !== null && `一般 ${waitWords(medianMinutes)}答上`,
    waiting > 0 && `还有 ${waiting} 件在等`,
  ];
  return said.filter(Boolean).join(',');
}
