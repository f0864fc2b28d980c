import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { In, LessThanOrEqual } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { ItemEntity } from './item.entity';
import { ItemMaterialEntity } from './item-material.entity';

/** Departments do the work behind the list; they have no counter that offers it. */
export const offersItems = (unitKind: string) => unitKind !== 'department';

/** The items of a county, each in the version in force today. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Items {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** The county's list, in its order; only these codes where some are named. */
  async inForce(region: string, codes?: readonly string[]): Promise<ItemEntity[]> {
    return (await this.standing(region, codes)).filter((item) => item.unitId === null && !item.hidden);
  }

  /** Besides the county's list what single service points have added, and what is no longer offered. */
  async standing(region: string, codes?: readonly string[]): Promise<ItemEntity[]> {
    const effectiveFrom = LessThanOrEqual(this.today(region));
    const rows = await this.database.source.getRepository(ItemEntity).find({
      where: { region, effectiveFrom, undone: 0, ...(codes && { code: In([...codes]) }) },
      order: { version: 'ASC' },
    });
    return newest(rows).sort((a, b) => a.place - b.place);
  }

  async find(region: string, code: string): Promise<{ item: ItemEntity; materials: ItemMaterialEntity[] } | null> {
    const found = await this.ever(region, code);
    return found?.item.hidden ? null : found;
  }

  /** Also what is no longer offered: for whoever has asked for it already. */
  async ever(region: string, code: string): Promise<{ item: ItemEntity; materials: ItemMaterialEntity[] } | null> {
    const [item] = await this.standing(region, [code]);
    return item ? { item, materials: await this.materials(region, code, item.version) } : null;
  }

  materials(region: string, itemCode: string, version: number): Promise<ItemMaterialEntity[]> {
    return this.database.source.getRepository(ItemMaterialEntity).find({ where: { region, itemCode, version }, order: { no: 'ASC' } });
  }

  /** Plain names by code, of items no longer offered as well: whoever asked for one still reads what it was. */
  async titles(region: string, codes: readonly string[]): Promise<Map<string, string>> {
    const [standing, ever] = await Promise.all([
      this.standing(region, codes),
      this.database.source.getRepository(ItemEntity).find({ where: { region, code: In([...codes]) }, order: { version: 'ASC' } }),
    ]);
    return new Map([...ever, ...standing].map((item) => [item.code, item.plainName]));
  }

  /** The calendar day it is in a county. */
  today(region: string): string {
    return dayOf(this.clock.now(region).getTime());
  }
}

const newest = (rows: readonly ItemEntity[]) => [...new Map(rows.map((row) => [row.code, row])).values()];
