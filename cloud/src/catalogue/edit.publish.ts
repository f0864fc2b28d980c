import { Said } from 'shared-types/catalogue';
import { insertRow } from '../kernel/db/columns';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { insistOnDays, isOutdated } from './edit.check';
import { insertItem } from './item.change';
import { ItemEntity } from './item.entity';
import type { ItemEditEntity } from './item-edit.entity';
import { itemColumns, unitColumns } from './said.rows';
import type { Stands } from './standing.service';
import { UnitItemVersionEntity } from './unit-item-version.entity';

export const saidOf = ({ said }: ItemEditEntity): Said => Said.parse(JSON.parse(said));

/** Two of these in one county, or one and an import, go one after the other: each counts upon what the other has written. */
export const oneAfterAnother = (tx: Tx, region: string) =>
  tx.query('SELECT code FROM division WHERE region = ? AND code = ? FOR UPDATE', [region, region]);

/** Writes the version an edit becomes, from today on at the earliest; gives its number. */
export async function writeVersion(tx: Tx, edit: ItemEditEntity, stands: Stands, today: string) {
  if (isOutdated(edit, stands)) throw new Refusal('EDIT_OUTDATED');
  const effectiveFrom = edit.effectiveFrom < today ? today : edit.effectiveFrom;
  insistOnDays(effectiveFrom, edit.effectiveTo, today);
  const said = saidOf(edit);
  const { region, itemCode, unitId, effectiveTo } = edit;
  if (said.what === 'item') {
    const place = stands.row?.place ?? (await lastPlace(tx, region)) + 1;
    const wanted = { region, code: itemCode, effectiveFrom, place, unitId, ...itemColumns(said.item) };
    await insertItem(tx, wanted, said.item.materials, stands.lastItem + 1);
    return { effectiveFrom, madeVersion: stands.lastItem + 1 };
  }
  await insertRow(tx, UnitItemVersionEntity, {
    ...{ region, itemCode, unitId: unitId ?? '', effectiveFrom, effectiveTo, itemVersion: stands.itemVersion, undone: 0 },
    ...unitColumns(said.differ),
    version: stands.lastOwn + 1,
  });
  return { effectiveFrom, madeVersion: stands.lastOwn + 1 };
}

/** Takes back the version an edit has become; only the newest, or it would come back under a later one. */
export async function takeBack(tx: Tx, { region, what, itemCode, unitId, madeVersion }: ItemEditEntity, stands: Stands) {
  const newest = what === 'item' ? stands.itemVersion : stands.ownVersion;
  if (madeVersion === null || newest !== madeVersion) throw new Refusal('EDIT_NOT_NEWEST');
  if (what === 'item') await tx.of(ItemEntity).update({ region, code: itemCode, version: madeVersion }, { undone: 1 });
  else await tx.of(UnitItemVersionEntity).update({ region, unitId: unitId ?? '', itemCode, version: madeVersion }, { undone: 1 });
}

async function lastPlace(tx: Tx, region: string): Promise<number> {
  const [row] = await tx.query<{ last: number | null }>('SELECT MAX(place) AS last FROM item WHERE region = ?', [region]);
  return Number(row?.last ?? 0);
}
