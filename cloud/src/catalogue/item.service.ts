import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { In, LessThanOrEqual } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { ItemEntity } from './item.entity';
import { ItemMaterialEntity } from './item-material.entity';
import { UnitItemEntity } from './unit-item.entity';

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

  /** Per kind of service point, how many of the list's rows its points hide. */
  async hiddenByKind(region: string): Promise<Map<string, number>> {
    const codes = (await this.inForce(region)).map((item) => item.code);
    const rows = await this.database.query<{ kind: string; hidden: string }>(
      `SELECT u.kind, COUNT(*) AS hidden FROM unit_item i JOIN unit u ON u.region = i.region AND u.id = i.unit_id
       WHERE i.region = ? AND i.hidden = 1 AND i.item_code IN (?) GROUP BY u.kind`,
      [region, codes.length > 0 ? codes : ['']],
    );
    return new Map(rows.map((row) => [row.kind, Number(row.hidden)]));
  }
}
