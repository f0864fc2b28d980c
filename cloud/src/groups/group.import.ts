import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { type Brought, bring, type Kind, type Plan } from '../kernel/sheet/bring';
import { Clock } from '../kernel/time/clock';
import { GROUP_COLUMNS, type GroupLine, inColumns } from './founding/group.columns';
import { faultsIn } from './founding/group.faults';
import { groupChange, knownGroups } from './founding/group.plan';
import { leadIn, unitsOf } from './founding/unit.rows';
import { markEverybody } from './members/due.rows';
import { Staffing } from './members/staffing.service';

/** The groups of a county: data like any other. What is missing in a file stays; a group is closed by a person. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupImport implements Kind<typeof GROUP_COLUMNS> {
  @Inject() ids: Ids;
  @Inject() clock: Clock;
  @Inject() staffing: Staffing;
  columns = GROUP_COLUMNS;
  key = 'code' as const;

  /** Whoever serves these groups is seated with the same commit; firms' people come right after it, one by one. */
  async bring(tx: Tx, region: string, csv: string, dryRun: boolean): Promise<Brought> {
    const brought = await bring(this, tx, region, inColumns(csv), dryRun);
    if (!brought.written) return brought;
    const groups = await knownGroups(tx, region);
    await this.staffing.settle(
      tx,
      region,
      groups.map(({ id }) => id),
    );
    if (brought.added + brought.changed > 0) await markEverybody(tx, region);
    return brought;
  }

  async plan(tx: Tx, region: string, lines: GroupLine[]): Promise<Plan> {
    const [units, known] = [await unitsOf(tx, region), await knownGroups(tx, region)];
    const taken = new Set([...known.map(({ code }) => code), ...lines.flatMap(({ values }) => values.code ?? [])]);
    const all = units.filter(({ kind }) => kind === 'department').map(({ id }) => id);
    const changes = lines.map((line) => {
      const lead = leadIn(units, line.values.lead_department);
      const stands = known.find(({ code, name }) => (line.values.code ? code === line.values.code : name === line.values.name));
      return groupChange({
        region,
        line,
        lead: lead.unit,
        units,
        all,
        taken,
        stands,
        id: stands?.id ?? this.ids.next(),
        now: this.clock.now(region),
      });
    });
    return { errors: faultsIn(lines, region, units, known), changes };
  }
}
