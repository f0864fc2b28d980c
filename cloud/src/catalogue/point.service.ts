import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { offersItems } from './item.service';

/** A point named by whoever asks, or the place whose people it serves. */
export interface Pointed {
  unit?: string;
  place?: string;
}
const COUNTY_DIGITS = 6;
const TOWN_DIGITS = 9;

/** Whose list somebody means. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Points {
  @Inject() directory: DirectoryPort;

  /** The id of the point; null: the county's list as it is. Unknown ones are not found. */
  async pointOf(region: string, { unit, place }: Pointed): Promise<{ id: string; offers: boolean } | null> {
    if (unit !== undefined) return this.named(region, unit);
    if (place === undefined || place.length === COUNTY_DIGITS) return null;
    if (!(await this.directory.place(region, place))) throw new Refusal('NOT_FOUND');
    const town = place.slice(0, TOWN_DIGITS);
    const { id } = await this.directory.responsible(region, town, place === town ? null : place);
    return { id, offers: true };
  }

  private async named(region: string, id: string) {
    const unit = await this.directory.unit(region, id);
    if (!unit) throw new Refusal('NOT_FOUND');
    return { id, offers: offersItems(unit.kind) };
  }
}
