import { isIndustry, isUscc, readUscc } from 'shared-types/firms';
import type { RowOf } from '../kernel/sheet/column';
import { exact, extra, oneOf, optional, parsed, several, words } from '../kernel/sheet/column';

/** The places of a county by what a sheet may call them: names or codes. A village's key begins with its town's code. */
export interface SheetPlaces {
  towns: Readonly<Record<string, string>>;
  villages: Readonly<Record<string, string>>;
}
/** A firm as a sheet tells of it; what it leaves out is null. */
export interface SheetFirm {
  uscc: string;
  name: string;
  kind: string;
  industry: string | null;
  scale: string;
  marks: string;
  town: string;
  village: string | null;
  address: string | null;
  registeredOn: string | null;
  phone: string | null;
  state: string;
}

const KINDS = { 企业: 'company', 个体工商户: 'self_employed', 农民专业合作社: 'cooperative' } as const;
const SCALES = { 规上: 'above', 限上: 'limit' } as const;
const MARKS = { 优质: 'premium', 科技: 'tech', 建筑房开: 'builder' } as const;
const STATES = { 在业: 'active', 注销: 'closed', 吊销: 'closed' } as const;
const OLDEST = '1949-10-01';

/** 2020/5/6 as 2020-05-06; null where there is no such day, or it is still to come. */
function dayIn(cell: string, today: string): string | null {
  const [year = '', month = '', day = ''] = cell.split(/[-/.]/);
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${whole}T00:00:00Z`);
  const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
  return real && whole >= OLDEST && whole <= today ? whole : null;
}

/** The columns of a sheet of firms of one county. */
export function firmColumns({ towns }: SheetPlaces, today: string) {
  const code = exact(/^\S{15,24}$/, '应是 18 位的统一社会信用代码');
  const division = exact(/^.{2,60}$/, '没有这个地方');
  return {
    统一社会信用代码: parsed(
      code,
      (cell) => (isUscc(readUscc(cell)) ? readUscc(cell) : null),
      '代码不对(校验位对不上),请照着执照核对,并把这一列设成「文本」',
    ),
    名称: words(100),
    类型: oneOf(['企业', '个体工商户', '农民专业合作社']),
    行业: optional(
      parsed(
        exact(/^[A-Ta-t]\d{2,4}$/, '应是门类字母加数字,例如 C13'),
        (cell) => (isIndustry(cell.slice(0, 3).toUpperCase()) ? cell.slice(0, 3).toUpperCase() : null),
        '国民经济行业分类里没有这一类,请写成 C13 这样',
      ),
    ),
    规模: optional(oneOf(['规上', '限上'])),
    标记: optional(several('、', oneOf(['优质', '科技', '建筑房开']))),
    所在乡镇: parsed(division, (cell) => towns[cell] ?? null, '没有这个乡镇(街道),请填区划里的名称或 9 位代码'),
    村社区: extra(optional(division)),
    地址: extra(optional(words(120))),
    登记日期: optional(
      parsed(
        exact(/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/, '日期应是 2020-05-06 这样'),
        (cell) => dayIn(cell, today),
        '没有这一天,或者还没到;日期应是 2020-05-06 这样',
      ),
    ),
    电话: extra(optional(exact(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, '电话应是 11 位手机号或 0313-1234567 这样的座机'))),
    状态: extra(optional(oneOf(['在业', '注销', '吊销']))),
    /** Of a sheet of failed rows that was mended and comes again. */
    问题: extra({ read: () => null }),
  };
}
export type FirmColumns = ReturnType<typeof firmColumns>;
/** Their names, in the order of a sheet we write ourselves. */
export const COLUMN_NAMES = Object.keys(firmColumns({ towns: {}, villages: {} }, OLDEST)).filter((name) => name !== '问题');

/** What a sound row tells of a firm; a string: why its village is none. */
export function firmOf(row: RowOf<FirmColumns>, { villages }: SheetPlaces): SheetFirm | string {
  const place = row.村社区 ?? null;
  const village = place && (villages[`${row.所在乡镇} ${place}`] ?? null);
  if (place && !village) return '这个乡镇里没有这个村(社区),请填区划里的名称或 12 位代码';
  return {
    uscc: row.统一社会信用代码,
    name: row.名称,
    kind: KINDS[row.类型],
    industry: row.行业,
    scale: row.规模 ? SCALES[row.规模] : 'none',
    marks: (row.标记 ?? [])
      .map((mark) => MARKS[mark])
      .sort()
      .join(),
    town: row.所在乡镇,
    village,
    address: row.地址 ?? null,
    registeredOn: row.登记日期,
    phone: row.电话 ?? null,
    state: row.状态 ? STATES[row.状态] : 'active',
  };
}
