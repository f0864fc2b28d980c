import { dayOf, minuteOf, nextDay, weekdayOf } from './calendar';

const MINUTE = 60_000;
const NEAR: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const distance = (day: string, today: string) => Math.round((Date.parse(day) - Date.parse(today)) / (1440 * MINUTE));

/** 今天, 明天, 11月24日 周二, 2027年1月3日 周日, from YYYY-MM-DD. */
export function dayName(day: string, now: number) {
  const today = dayOf(now);
  const near = NEAR[distance(day, today)];
  if (near) return near;
  const [year, month, date] = day.split('-').map(Number);
  const full = `${month}月${date}日 ${WEEKDAYS[weekdayOf(day)]}`;
  return day.slice(0, 4) === today.slice(0, 4) ? full : `${year}年${full}`;
}

const partOf = (hour: number) => {
  if (hour < 5) return '凌晨';
  if (hour < 8) return '早上';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
};

/** 下午 3:00, as people say it. */
export function hourWords(iso: string) {
  const minute = minuteOf(Date.parse(iso));
  const hour = Math.floor(minute / 60);
  return `${partOf(hour)} ${clock(hour > 12 ? minute - 720 : minute)}`;
}

const dayAndSpace = (iso: string, now: number) => {
  const name = dayName(dayOf(Date.parse(iso)), now);
  return name.length > 2 ? `${name} ` : name;
};

/** When somebody comes: 今天下午 3:00, 11月24日 周二 上午 9:00. */
export const visitWords = (iso: string, now: number) => `${dayAndSpace(iso, now)}${hourWords(iso)}`;

/** 今天下午 3:00 到 4:00; an end in another part of the day is named in full. */
export function spanWords(from: string, to: string, now: number) {
  const [start, end] = [hourWords(from), hourWords(to)];
  const [part, time] = end.split(' ');
  return `${visitWords(from, now)} 到 ${start.startsWith(part ?? '') ? time : end}`;
}

/** When something happened: 今天 9:12. */
export const momentWords = (iso: string, now: number) => `${dayName(dayOf(Date.parse(iso)), now)} ${clock(minuteOf(Date.parse(iso)))}`;

/** By when: 明天 9:00 前. */
export const byWords = (iso: string, now: number) => `${momentWords(iso, now)} 前`;

const lengthWords = (minutes: number) => {
  if (minutes < 60) return `${minutes} 分钟`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 24) return rest ? `${hours} 小时 ${rest} 分` : `${hours} 小时`;
  return `${Math.floor(hours / 24)} 天`;
};

/** 还有 5 小时 19 分, 就快到了, 已经过了 2 小时. */
export function leftWords(iso: string, now: number) {
  const minutes = Math.ceil((Date.parse(iso) - now) / MINUTE);
  if (minutes > 0) return `还有 ${lengthWords(minutes)}`;
  return minutes > -1 ? '时间到了' : `已经过了 ${lengthWords(-minutes)}`;
}

/** 上午好 and its kin. */
export function greeting(now: number) {
  const part = partOf(Math.floor(minuteOf(now) / 60));
  return part === '凌晨' ? '夜深了' : `${part}好`;
}

/** The next `n` days from today on, YYYY-MM-DD, for choosing one. */
export const daysAhead = (now: number, n: number) => Array.from({ length: n }, (_, i) => nextDay(dayOf(now), i));
