import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type ItemStands, SAME_AS_ABOVE, type UnitSaid } from 'shared-types/catalogue';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { beforeOf } from './item.change';
import { ItemEntity } from './item.entity';
import type { ItemEditEntity } from './item-edit.entity';
import { ItemMaterialEntity } from './item-material.entity';
import { itemSaid, unitSaid } from './said.rows';
import { UnitItemVersionEntity } from './unit-item-version.entity';

/** What an edit is about, as it stands: the newest word of the county and of the point, whether in force already or not. */
export interface Stands {
  row: ItemEntity | null;
  item: ItemStands | null;
  differ: UnitSaid;
  /** Numbers of those words; 0 where there is none. */
  itemVersion: number;
  ownVersion: number;
  /** The county's version the point's own word was written upon. */
  ownBasis: number | null;
  /** The numbers given last, taken back or not. */
  lastItem: number;
  lastOwn: number;
}
/** Where rows are read from: inside a transaction, or outside. */
type Repositories = Pick<Tx, 'of'>;
type Counted = Pick<ItemEditEntity, 'itemVersion' | 'ownVersion'>;

/** Reads what stands for an item, now or when an edit was written. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Standings {
  @Inject() database: Database;

  async now(region: string, code: string, unitId: string | null, tx?: Tx): Promise<Stands> {
    const rows = tx ?? this.outside();
    const known = beforeOf(await rows.of(ItemEntity).find({ where: { region, code } })).get(code);
    const owns = await ownVersions(rows, region, code, unitId);
    const own = owns.filter(({ undone }) => !undone).at(-1);
    const lasts = { lastItem: known?.last ?? 0, lastOwn: owns.at(-1)?.version ?? 0 };
    return told(rows, known?.stands ?? null, own ?? null, lasts);
  }

  /** What an edit was written upon. */
  async before({ region, itemCode: code, unitId, itemVersion, ownVersion }: ItemEditEntity): Promise<Stands> {
    const rows = this.outside();
    const row = await rows.of(ItemEntity).findOneBy({ region, code, version: itemVersion });
    const own = (await ownVersions(rows, region, code, unitId)).find(({ version }) => version === ownVersion);
    return told(rows, row, own ?? null, { lastItem: itemVersion, lastOwn: ownVersion });
  }

  private outside(): Repositories {
    return { of: (entity) => this.database.source.getRepository(entity) };
  }
}

async function told(
  rows: Repositories,
  row: ItemEntity | null,
  own: UnitItemVersionEntity | null,
  lasts: Pick<Stands, 'lastItem' | 'lastOwn'>,
): Promise<Stands> {
  const counted: Counted = { itemVersion: row?.version ?? 0, ownVersion: own?.version ?? 0 };
  const item = row && itemSaid(row, await materialsOf(rows, row));
  return { row, item, differ: own ? unitSaid(own) : SAME_AS_ABOVE, ...counted, ownBasis: own?.itemVersion ?? null, ...lasts };
}

const materialsOf = (rows: Repositories, { region, code: itemCode, version }: ItemEntity) =>
  rows.of(ItemMaterialEntity).find({ where: { region, itemCode, version }, order: { no: 'ASC' } });

const ownVersions = async (rows: Repositories, region: string, itemCode: string, unitId: string | null) =>
  unitId === null ? [] : rows.of(UnitItemVersionEntity).find({ where: { region, itemCode, unitId }, order: { version: 'ASC' } });
