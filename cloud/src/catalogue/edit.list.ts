import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { OPEN_EDIT_STATES } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { Database } from '../kernel/db/database';
import { ItemEditEntity } from './item-edit.entity';

const PAGE = 30;
const OPEN = In([...OPEN_EDIT_STATES]);

/** Edits of the county one administers, newest first. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EditLists {
  @Inject() database: Database;

  async page({ region }: Actor, list: 'open' | 'ended', before: string | undefined) {
    const rows = await this.rows.find({
      where: { region, state: list === 'open' ? OPEN : Not(OPEN), ...(before && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: PAGE + 1,
    });
    const edits = rows.slice(0, PAGE);
    return { edits, next: rows.length > PAGE ? (edits.at(-1)?.id ?? null) : null };
  }

  /** Those somebody works on for this item of the county, or of a point. */
  async openFor({ region }: Actor, itemCode: string, unitId: string | null) {
    return this.rows.find({ where: { region, itemCode, unitId: unitId ?? IsNull(), state: OPEN }, order: { id: 'DESC' } });
  }

  private get rows() {
    return this.database.source.getRepository(ItemEditEntity);
  }
}
