import type { ItemSaid, Said, UnitSaid } from 'shared-types/catalogue';
import { itemChanges, MODE_WORDS, unitChanges } from 'shared-types/catalogue';
import { Refusal } from '../kernel/errors';
import type { ItemEntity } from './item.entity';
import { modesOf } from './item.view';
import type { ItemEditEntity } from './item-edit.entity';
import type { Stands } from './standing.service';

/** What an edit wants, before it is a row. */
export interface Wanted {
  unit: string | null;
  from: string;
  to: string | null;
  said: Said;
}

const not = (why: string) => new Refusal('EDIT_NOT_ALLOWED', { why });

/** Refuses what cannot stand beside the county's list, in the words of whoever wrote it. `today`: a calendar day. */
export function insistOn({ unit, from, to, said }: Wanted, stands: Stands, today: string) {
  insistOnDays(from, to, today);
  if (said.what === 'item') insistOnItem(said.item, { unit, to }, stands);
  else insistOnDifference(said.differ, unit, stands);
}

export function insistOnDays(from: string, to: string | null, today: string) {
  if (from < today) throw new Refusal('EDIT_DAYS_WRONG', { why: '不能早于今天' });
  if (to !== null && to < from) throw new Refusal('EDIT_DAYS_WRONG', { why: '结束的日子在开始之前' });
}

function insistOnItem(item: ItemSaid, { unit, to }: { unit: string | null; to: string | null }, stands: Stands) {
  if (to !== null) throw new Refusal('EDIT_DAYS_WRONG', { why: '事项没有结束的日子,要停办请选「停办」' });
  if (stands.row && stands.row.unitId !== unit)
    throw not(unit ? '这个编码县里已经在用,请换一个编码' : '这是服务点自己的事项,请到那个服务点去改');
  if (item.attend === 'yes' && item.modes.includes('act')) throw not('要本人到场的事不能「代办」');
  if (item.kind === 'immediate' && !['half_day', 'same_day'].includes(item.limitUnit)) throw not('写了几天的就不是「当场办」');
  if (!itemChanges(stands.item, item).length) throw new Refusal('EDIT_NOTHING_NEW');
}

function insistOnDifference(said: UnitSaid, unit: string | null, stands: Stands) {
  const county = stands.row;
  if (!county || county.hidden) throw new Refusal('ITEM_UNKNOWN');
  if (unit === null) throw not('请先选是哪个服务点');
  const gone = said.modes?.find((mode) => !modesOf(county).includes(mode));
  if (gone) throw not(`县里这件事没有「${MODE_WORDS[gone].name}」`);
  if (said.limitValue !== null && !inDays(county)) throw not('不按天算的事不用再写几天');
  if (said.limitValue !== null && said.limitValue > county.limitValue) throw not(`县里说 ${county.limitValue} 天,这里只能更快`);
  if (!unitChanges(stands.differ, said).length && !standsOnOld(stands)) throw new Refusal('EDIT_NOTHING_NEW');
}

/** Only of days can there be fewer. */
const inDays = ({ kind, limitUnit }: ItemEntity) => kind === 'committed' && ['working_day', 'natural_day'].includes(limitUnit);

/** The county has changed since the point said so: saying the same again confirms it. */
const standsOnOld = ({ ownBasis, itemVersion }: Stands) => ownBasis !== null && ownBasis !== itemVersion;

/** Whether something else was published since it was written. */
export const isOutdated = (edit: ItemEditEntity, stands: Stands) =>
  edit.itemVersion !== stands.itemVersion || edit.ownVersion !== stands.ownVersion;

export const changesOf = (said: Said, stands: Stands) =>
  said.what === 'item' ? itemChanges(stands.item, said.item) : unitChanges(stands.differ, said.differ);
