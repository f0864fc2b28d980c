import { organisationCheck, usccCheck } from 'shared-types/firms';
import { COLUMN_NAMES } from '../../cloud/src/firms/sheet.columns';
import { rowsOf } from './file';
import { MORE, NAMES, OWNERS, PLACES, TRADES, type Trade } from './firm-words';

const REGION = '130705';
export const FIRMS = 40_000;
const DAY = 86_400_000;
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SPACE = 31 ** 5;

type Row = Partial<Record<string, string>>;
interface Place {
  town: string;
  village: string;
}
type Kind = 'self' | 'company' | 'cooperative';
const KIND: Record<Kind, readonly [start: string, words: string, trade: 1 | 2 | 3]> = {
  self: ['92', '个体工商户', 1],
  company: ['91', '企业', 2],
  cooperative: ['93', '农民专业合作社', 3],
};

/** The same numbers every time: mulberry32. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}
type Roll = ReturnType<typeof dice>;
const one = <T>(roll: Roll, list: readonly T[]): T => {
  const found = list[roll(list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

/** A code that is right in every letter; the same number gives the same one. */
export function codeOf(no: number, start: string): string {
  let left = (no * 7919 + 12_345) % SPACE;
  let five = '';
  for (let i = 0; i < 5; i++) {
    five = LETTERS[left % 31] + five;
    left = Math.floor(left / 31);
  }
  const eight = `MA0${five}`;
  const seventeen = start + REGION + eight + organisationCheck(eight);
  return seventeen + usccCheck(seventeen);
}

/** Streets have many more firms than villages have. */
function placesOf(): Place[] {
  const rows = rowsOf(`${REGION}/divisions.csv`, ['code', 'name', 'level', 'parent', 'hidden', 'source']);
  const villages = rows.filter(({ level, hidden }) => level === 'village' && hidden !== '1');
  return villages.flatMap(({ code, parent }) => {
    const times = parent < `${REGION}100` ? 12 : parent === `${REGION}110` || parent === `${REGION}201` ? 6 : 1;
    return Array.from({ length: times }, () => ({ town: parent, village: code }));
  });
}

function tradeOf(roll: Roll, column: 1 | 2 | 3): Trade {
  let left = roll(TRADES.reduce((sum, trade) => sum + trade[column], 0));
  for (const trade of TRADES) {
    left -= trade[column];
    if (left < 0) return trade;
  }
  throw new Error('no trade is left');
}

function nameOf(roll: Roll, kind: Kind, word: string): string {
  if (kind === 'self') return `宣化区${one(roll, [one(roll, PLACES) + one(roll, MORE), one(roll, OWNERS)])}${word}`;
  const own = one(roll, NAMES) + one(roll, MORE);
  return kind === 'company' ? `张家口市宣化区${own}${word}有限公司` : `宣化区${own}${word}专业合作社`;
}

/** Which companies are large, and how many of a hundred; which have a mark, one of so many. */
const LARGE: readonly (readonly [trades: RegExp, words: string, percent: number])[] = [
  [/^[FH]/, '限上', 4],
  [/^[BCDGILMOPQR]/, '规上', 6],
];
const MARKS: readonly (readonly [trades: RegExp, words: string, oneIn: number])[] = [
  [/./, '优质', 120],
  [/^[CIM]/, '科技', 25],
  [/^[EK]/, '建筑房开', 1],
];

function sizeOf(roll: Roll, kind: Kind, industry: string): Row {
  if (kind !== 'company') return {};
  const large = LARGE.find(([trades, , percent]) => trades.test(industry) && roll(100) < percent);
  const marks = MARKS.filter(([trades, , oneIn]) => trades.test(industry) && roll(oneIn) === 0);
  return { 规模: large?.[1] ?? '', 标记: marks.map(([, words]) => words).join('、') };
}

/** Every year more than the one before; about one in nine is younger than a year. */
function dayOf(roll: Roll, today: string): string {
  const years = 26 * (roll(10_000) / 10_000) ** 2.2;
  return new Date(Date.parse(`${today}T00:00:00Z`) - Math.round(years * 365.25 + 1) * DAY).toISOString().slice(0, 10);
}

function firm(roll: Roll, no: number, places: readonly Place[], today: string): Row {
  const share = roll(1000);
  const kind: Kind = share < 765 ? 'self' : share < 980 ? 'company' : 'cooperative';
  const [start, words, column] = KIND[kind];
  const [industry, , , , called] = tradeOf(roll, column);
  const { town, village } = one(roll, places);
  return {
    统一社会信用代码: codeOf(no, start),
    名称: nameOf(roll, kind, one(roll, called)),
    类型: words,
    行业: industry,
    ...sizeOf(roll, kind, industry),
    所在乡镇: town,
    村社区: village,
    登记日期: dayOf(roll, today),
    电话: roll(4) === 0 ? `0313-0${String(roll(1_000_000)).padStart(6, '0')}` : '',
    状态: roll(60) === 0 ? '注销' : '在业',
  };
}

const KNOWN: readonly Row[] = [
  { 名称: '张家口市宣化区北山矿山机械有限公司', 行业: 'C35', 规模: '规上', 所在乡镇: '130705006', 电话: '13900000131' },
  { 名称: '张家口市宣化区钟楼百货有限公司', 行业: 'F52', 规模: '限上', 所在乡镇: '130705003', 电话: '13900000132' },
  { 名称: '宣化区古城春饭庄', 类型: '个体工商户', 行业: 'H62', 所在乡镇: '130705002', 电话: '13900000133' },
];
/** The codes of the firms of the demo's people, in the order of their phones. */
export const KNOWN_CODES = KNOWN.map(({ 类型 }, i) => codeOf(FIRMS + i, 类型 ? '92' : '91'));

/** The registry of 宣化区 as the county would bring it: the same for the same day. */
export function firmSheet(today: string): Buffer {
  const [roll, places] = [dice(130_705), placesOf()];
  const known = KNOWN.map((row, i) => ({ 统一社会信用代码: KNOWN_CODES[i], 类型: '企业', 登记日期: '2012-04-18', 状态: '在业', ...row }));
  const others = Array.from({ length: FIRMS - known.length }, (_, no) => firm(roll, no, places, today));
  return sheetOf([...known, ...others]);
}

/** Rows as a sheet, in the columns an import knows. */
export const sheetOf = (rows: readonly Row[]) =>
  Buffer.from([COLUMN_NAMES.join(), ...rows.map((row) => COLUMN_NAMES.map((name) => row[name] ?? '').join(','))].join('\n'));
