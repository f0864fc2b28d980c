import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { GroupRule } from 'shared-types/groups';
import type { Tx } from '../kernel/db/transaction';
import { canonical } from '../kernel/engine/timeline';
import { Ids } from '../kernel/ids';
import { bring, type Change, differs, type Kind, type Plan } from '../kernel/sheet/bring';
import { exact, oneOf, optional, parsed, whole, words } from '../kernel/sheet/column';
import { type CellError, cellError, type Line } from '../kernel/sheet/sheet';
import { Clock } from '../kernel/time/clock';

const CODE = '编码由数字、大写字母和 - 组成,例如 130705-I1';
/** People in one group, and days of history a late joiner sees, until the county sets others. */
const ROOM = { member_cap: 2_000, history_days: 90 };

/** `industries=B|C;scales=above`, as canonical JSON; null where that is no rule. */
function ruleIn(cell: string): string | null {
  const parts = cell.split(';').map((part) => part.split('='));
  const rule = Object.fromEntries(parts.map(([name = '', value = '']) => [name, name === 'newerThan' ? Number(value) : value.split('|')]));
  const read = GroupRule.safeParse(rule);
  return read.success ? canonical(read.data) : null;
}

const columns = {
  code: exact(/^[0-9A-Z][0-9A-Z-]{2,23}$/, CODE),
  axis: oneOf(['industry', 'territory', 'escalation']),
  place: whole(0, 99),
  name: words(60),
  lead: exact(/^[0-9A-Z][0-9A-Z-]{2,23}$/, CODE),
  town: optional(exact(/^\d{9}$/, '乡镇(街道)是 9 位区划代码')),
  fits: optional(parsed(words(300), ruleIn, '规则应是 industries=B|C;scales=above 这样的写法')),
  about: optional(words(300)),
  source: words(120),
};
type GroupLine = Line<typeof columns>;

interface Stands {
  id: string;
  code: string;
  axis: string;
  place: number;
  name: string;
  leadUnitId: string | null;
  town: string | null;
  fits: string | null;
  about: string | null;
  source: string;
}

/** The groups of a county: data like any other. What is missing in a file stays; a group is closed by a person. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupImport implements Kind<typeof columns> {
  @Inject() ids: Ids;
  @Inject() clock: Clock;
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: GroupLine[]): Promise<Plan> {
    const units = new Map(
      (await tx.query<{ id: string; code: string }>('SELECT id, code FROM unit WHERE region = ?', [region])).map(({ id, code }) => [
        code,
        id,
      ]),
    );
    const stand = await tx.query<Stands>(
      `SELECT id, code, axis, place, name, lead_unit_id AS leadUnitId, town, fits, about, source FROM chat_group WHERE region = ? AND axis <> 'private'`,
      [region],
    );
    const known = new Map(stand.map((group) => [group.code, group]));
    return {
      errors: lines.flatMap((line) => faults(line, region, units)),
      changes: lines.map(({ values }) => {
        const { lead, code, ...rest } = values;
        return this.change(region, code, { ...rest, leadUnitId: units.get(lead) ?? null }, known.get(code));
      }),
    };
  }

  private change(region: string, code: string, wanted: Omit<Stands, 'id' | 'code'>, stands: Stands | undefined): Change {
    const { axis, place, name, leadUnitId, town, fits, about, source } = wanted;
    const values = [axis, place, name, leadUnitId, town, fits, about, source];
    if (!stands) {
      return {
        fate: 'added',
        write: async (tx) => {
          await tx.run(
            `INSERT INTO chat_group (region, id, code, axis, place, name, lead_unit_id, town, fits, about, source, member_cap, history_days, created_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            [region, this.ids.next(), code, ...values, ROOM.member_cap, ROOM.history_days, this.clock.now(region)],
          );
        },
      };
    }
    if (!differs(stands, wanted)) return { fate: 'same' };
    return {
      fate: 'changed',
      write: async (tx) => {
        await tx.run(
          `UPDATE chat_group SET axis = ?, place = ?, name = ?, lead_unit_id = ?, town = ?, fits = ?, about = ?, source = ? WHERE region = ? AND id = ?`,
          [...values, region, stands.id],
        );
      },
    };
  }
}

/** A group without staff helps nobody, and a territory group is one of a place. */
function faults({ row, values }: GroupLine, region: string, units: ReadonlyMap<string, string>): CellError[] {
  const { lead, axis, town, fits } = values;
  return [
    ...(units.has(lead) ? [] : [cellError(row, 'lead', lead, '没有这个单位,请先导入部门和网点')]),
    ...((axis === 'territory') === (town !== null) ? [] : [cellError(row, 'town', town ?? '', '属地群要填乡镇(街道),别的群不填')]),
    ...(town === null || town.startsWith(region) ? [] : [cellError(row, 'town', town, '不是本县区的乡镇(街道)')]),
    ...((axis === 'industry') === (fits !== null) ? [] : [cellError(row, 'fits', fits ?? '', '行业群要写规则,别的群不写')]),
  ];
}
