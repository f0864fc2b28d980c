import { AXIS_CELLS, CAP_MOST, GROUP_COLUMN_WORDS, GroupRule, HISTORY_MOST } from 'shared-types/groups';
import { canonical } from '../../kernel/engine/timeline';
import { exact, extra, optional, parsed, several, whole, words } from '../../kernel/sheet/column';
import type { Line } from '../../kernel/sheet/sheet';

const CODE = '编码由数字、大写字母和 - 组成,例如 130705-I1';
const code = exact(/^[0-9A-Z][0-9A-Z-]{2,23}$/, CODE);
/** Instead of their codes: every department and every town's office. */
export const EVERY_DEPARTMENT = '全部';

/** `industries=B|C;scales=above`, as canonical JSON; null where that is no rule. */
function ruleIn(cell: string): string | null {
  const parts = cell.split(';').map((part) => part.split('='));
  const rule = Object.fromEntries(parts.map(([name = '', value = '']) => [name, name === 'newerThan' ? Number(value) : value.split('|')]));
  const read = GroupRule.safeParse(rule);
  return read.success ? canonical(read.data) : null;
}

/** A day of the calendar as it is written, else null. */
function dayIn(cell: string): string | null {
  const at = new Date(`${cell}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(cell) ? cell : null;
}

const axisIn = (cell: string) => Object.entries(AXIS_CELLS).find((pair) => pair.includes(cell))?.[1] ?? null;

/** A sheet whose columns are named in words, with the names they have here; others stay as they are, to be complained of. */
export function inColumns(csv: string): string {
  const [header = ''] = csv.split(/\r?\n/, 1);
  const called = header
    .replace('\ufeff', '')
    .split(',')
    .map((cell) => {
      const name = cell.replace(/^"(.*)"$/, '$1');
      return Object.entries(GROUP_COLUMN_WORDS).find(([, words]) => words === name)?.[0] ?? cell;
    });
  return called.join(',') + csv.slice(header.length);
}

/** The sheet of groups. Of a published plan four columns are known: axis, name, lead_department, source; the others may be left out. */
export const GROUP_COLUMNS = {
  code: extra(code),
  axis: parsed(words(12), axisIn, `只能填:${Object.keys(AXIS_CELLS).join('、')}`),
  place: extra(whole(0, 99)),
  name: words(60),
  /** A unit's code or its name, with or without the county's before it. */
  lead_department: words(60),
  town: extra(optional(exact(/^\d{9}$/, '乡镇(街道)是 9 位区划代码'))),
  fits: extra(optional(parsed(words(300), ruleIn, '规则应是 industries=B|C;scales=above 这样的写法'))),
  about: extra(optional(words(300))),
  document: extra(optional(words(120))),
  document_on: extra(optional(parsed(exact(/^(19|20)\d{2}-\d{2}-\d{2}$/, '日期应是 2026-02-10 这样的写法'), dayIn, '没有这一天'))),
  cap: extra(optional(whole(1, CAP_MOST))),
  history_days: extra(optional(whole(0, HISTORY_MOST))),
  /** Whose clerks sit in it besides those of the one that leads it: codes with | between them, or 全部. */
  units: extra(
    optional(several('|', exact(/^([0-9A-Z][0-9A-Z-]{2,23}|全部)$/, '单位编码之间用 | 隔开;所有部门和乡镇办事处都在,就写「全部」'))),
  ),
  source: words(120),
};
export type GroupLine = Line<typeof GROUP_COLUMNS>;
