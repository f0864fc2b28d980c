import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { In, LessThanOrEqual } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { ItemEntity } from './item.entity';
import { ItemMaterialEntity } from './item-material.entity';
import { UnitItemEntity } from './unit-item.entity';

/** Departments do the work behind the list; they have no counter that offers it. */
export const offersItems = (unitKind: string) => unitKind !== 'department';

/** The items of a county, each in the version in force today, and where single service points differ. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Items {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** In the order of the county's list; only these codes where some are named. */
  async inForce(region: string, codes?: readonly string[]): Promise<ItemEntity[]> {
    const effectiveFrom = LessThanOrEqual(dayOf(this.clock.now(region).getTime()));
    const rows = await this.database.source.getRepository(ItemEntity).find({
      where: { region, effectiveFrom, ...(codes && { code: In([...codes]) }) },
      order: { version: 'ASC' },
    });
    return [...new Map(rows.map((row) => [row.code, row])).values()].sort((a, b) => a.place - b.place);
  }

  async find(region: string, code: string): Promise<{ item: ItemEntity; materials: ItemMaterialEntity[] } | null> {
    const [item] = await this.inForce(region, [code]);
    if (!item) return null;
    const where = { region, itemCode: code, version: item.version };
    return { item, materials: await this.database.source.getRepository(ItemMaterialEntity).find({ where, order: { no: 'ASC' } }) };
  }

  /** The county's list as one service point offers it: without what it hides, by the names it uses. */
  async ofUnit(region: string, unitId: string): Promise<ItemEntity[]> {
    const [items, overrides] = await Promise.all([
      this.inForce(region),
      this.database.source.getRepository(UnitItemEntity).findBy({ region, unitId }),
    ]);
    const own = new Map(overrides.map((row) => [row.itemCode, row]));
    return items
      .filter((item) => !own.get(item.code)?.hidden)
      .map((item) => Object.assign(item, { plainName: own.get(item.code)?.plainName ?? item.plainName }));
  }

  /** How many rows of the county's list each service point hides, by unit. */
  async hiddenByUnit(region: string): Promise<Map<string, number>> {
    const codes = (await this.inForce(region)).map((item) => item.code);
    const rows = await this.database.source.getRepository(UnitItemEntity).findBy({ region, hidden: 1, itemCode: In(codes) });
    const counts = new Map<string, number>();
    for (const { unitId } of rows) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
    return counts;
  }
}
