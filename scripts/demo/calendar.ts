import chineseDays from 'chinese-days/dist/chinese-days.json';
import type { Workshop } from './workshop';

/** Minutes of the day: 08:30-12:00 and 14:30-18:00 is [[510, 720], [870, 1080]]. */
export type Hours = readonly (readonly [opens: number, closes: number])[];

const FROM = '2024-01-01';
const OFFICIAL = [2024, 2025, 2026];
const PROVISIONAL = 2027;
const NOTICE = '国务院办公厅年度放假通知(chinese-days, MIT)';
const STATUTORY = '只有法定节假日,年度放假通知还没有出';
/** 除夕 is 5 February 2027, 端午 9 June, 中秋 15 September. */
const DAYS_2027: Record<string, readonly string[]> = {
  元旦: ['01-01'],
  春节: ['02-05', '02-06', '02-07', '02-08'],
  清明: ['04-05'],
  劳动节: ['05-01', '05-02'],
  端午: ['06-09'],
  中秋: ['09-15'],
  国庆节: ['10-01', '10-02', '10-03'],
};

/** Opening hours and the days that differ from Monday to Friday. What stands is left as it is. */
export async function loadCalendar({ database }: Workshop, region: string, hours: Hours) {
  await database.query('INSERT IGNORE INTO opening_hours (region, effective_from, opens, closes, source) VALUES ?', [
    hours.map(([opens, closes]) => [region, FROM, opens, closes, '试用时间,以县里公布为准']),
  ]);
  const years = [...OFFICIAL.map((year) => [region, year, 'official']), [region, PROVISIONAL, 'provisional']];
  await database.query('INSERT IGNORE INTO calendar_year (region, year, status) VALUES ?', [years]);
  await database.query('INSERT IGNORE INTO calendar_day (region, day, is_work, name, source) VALUES ?', [
    [...published(), ...statutory()].map((day) => [region, ...day]),
  ]);
}

function published() {
  const { holidays, workdays }: { holidays: Record<string, string>; workdays: Record<string, string> } = chineseDays;
  const ours = ([day]: [string, string]) => OFFICIAL.includes(Number(day.slice(0, 4)));
  const named =
    (isWork: number) =>
    ([day, name]: [string, string]) => [day, isWork, name.split(',')[1] ?? name, NOTICE];
  return [...Object.entries(holidays).filter(ours).map(named(0)), ...Object.entries(workdays).filter(ours).map(named(1))];
}

const statutory = () =>
  Object.entries(DAYS_2027).flatMap(([name, days]) => days.map((day) => [`${PROVISIONAL}-${day}`, 0, name, STATUTORY]));
