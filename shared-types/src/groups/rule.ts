import * as z from 'zod/mini';

/** Which firms belong into a group: every condition that is given must hold. Stored as canonical JSON, so a county changes it as data. */
export const GroupRule = z.strictObject({
  kinds: z.optional(z.array(z.string())),
  /** Letters of the national classification, or a letter with digits: `C`, `C13`. */
  industries: z.optional(z.array(z.string().check(z.regex(/^[A-T]\d{0,4}$/)))),
  scales: z.optional(z.array(z.string())),
  /** Any one of them is enough. */
  marks: z.optional(z.array(z.string())),
  /** Registered less than this many months ago. */
  newerThan: z.optional(z.int().check(z.minimum(1), z.maximum(60))),
});
export type GroupRule = z.infer<typeof GroupRule>;

/** What the rules look at. `industry` is a letter with or without digits; `registeredOn` a calendar day. */
export interface FirmFacts {
  kind: string;
  industry: string | null;
  scale: string;
  marks: readonly string[];
  town: string;
  registeredOn: string | null;
}
/** A group as the rules see it; `place` orders the industry axis, `town` is that of a territory group. */
export interface Ruled {
  id: string;
  axis: string;
  place: number;
  name: string;
  town: string | null;
  fits: GroupRule | null;
}
export interface Belonging {
  groupId: string;
  /** 规上工业企业诉求交流群:制造业(C),规模以上. */
  why: string;
}

const KINDS: Readonly<Record<string, string>> = { company: '企业', self_employed: '个体工商户', cooperative: '合作社', stall: '小摊小店' };
const SCALES: Readonly<Record<string, string>> = { above: '规模以上', limit: '限额以上', none: '规模以下' };
const MARKS: Readonly<Record<string, string>> = { premium: '优质企业', tech: '科技创新企业', builder: '建筑房开企业' };
/** GB/T 4754, by its letters. */
const TRADES =
  'A农林牧渔业 B采矿业 C制造业 D电力热力燃气水 E建筑业 F批发零售业 G交通运输仓储邮政 H住宿餐饮业 I信息软件业 J金融业 K房地产业 L租赁商务服务 M科研技术服务 N水利环境公共设施 O居民服务修理 P教育 Q卫生社会工作 R文化体育娱乐 S公共管理社会组织 T国际组织'.split(
    ' ',
  );
const tradeWords = (industry: string) => `${TRADES.find((trade) => trade[0] === industry[0])?.slice(1) ?? '其他'}(${industry})`;

/** Whether a firm of this day is younger than so many months; who has no day of registration is not. */
export function youngerThan(registeredOn: string | null, months: number, today: string): boolean {
  if (registeredOn === null) return false;
  const [year = 0, month = 1, day = 1] = registeredOn.split('-').map(Number);
  const [thenYear, thenMonth] = [year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1];
  const last = new Date(Date.UTC(thenYear, thenMonth, 0)).getUTCDate();
  const over = `${thenYear}-${String(thenMonth).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
  return today < over;
}

/** Each condition of a rule: the words for a firm that meets it, null for one that does not, nothing where the rule does not ask. */
const CONDITIONS: readonly ((rule: GroupRule, firm: FirmFacts, today: string) => string | null | undefined)[] = [
  ({ kinds }, { kind }) => kinds && (kinds.includes(kind) ? (KINDS[kind] ?? kind) : null),
  ({ industries }, { industry }) =>
    industries && (industry !== null && industries.some((code) => industry.startsWith(code)) ? tradeWords(industry) : null),
  ({ scales }, { scale }) => scales && (scales.includes(scale) ? (SCALES[scale] ?? scale) : null),
  (rule, { marks }) => rule.marks && (marks.filter((mark) => rule.marks?.includes(mark)).map((mark) => MARKS[mark] ?? mark)[0] ?? null),
  ({ newerThan }, { registeredOn }, today) =>
    newerThan === undefined ? undefined : youngerThan(registeredOn, newerThan, today) ? `登记不满 ${newerThan} 个月` : null,
];

/** Why a firm fits a rule, in words; null where it does not. A rule without a condition fits nobody. */
export function fitting(rule: GroupRule, firm: FirmFacts, today: string): string | null {
  const found = CONDITIONS.map((condition) => condition(rule, firm, today)).filter((words) => words !== undefined);
  return found.length === 0 || found.includes(null) ? null : found.join(',');
}

/** The one group of the industry axis a firm belongs to: the first whose rule fits; null where none does. `today` is a calendar day. */
export function groupOf(firm: FirmFacts, groups: readonly Ruled[], today: string): Belonging | null {
  const ranked = groups.filter(({ axis }) => axis === 'industry').sort((a, b) => a.place - b.place);
  for (const { id, name, fits } of ranked) {
    const why = fits && fitting(fits, firm, today);
    if (why) return { groupId: id, why: `${name}:${why}` };
  }
  return null;
}

/** The group of the town a firm stands in; null where that town has none. */
export function groupOfPlace(firm: Pick<FirmFacts, 'town'>, groups: readonly Ruled[]): Belonging | null {
  const group = groups.find(({ axis, town }) => axis === 'territory' && town === firm.town);
  return group ? { groupId: group.id, why: `${group.name}:登记的地方在这里` } : null;
}
