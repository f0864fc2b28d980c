import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Mode } from 'shared-types/catalogue';
import { MODES } from 'shared-types/catalogue';
import type { PromiseShown } from 'shared-types/errands';
import { modeObjection } from 'shared-types/errands';
import type { Promised } from 'shared-types/kernel/promise';
import { CataloguePort, type ItemKnown } from '../catalogue/catalogue.port';
import { DirectoryPort, type Place } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Rules } from '../kernel/time/rules';
import { quiet } from './quiet';

export interface Where {
  town: string;
  village: string | null;
}

/** What we promise before anything is sent: the same computation that sending uses. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Promises {
  @Inject() rules: Rules;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;

  /** First call within the county's rule, urgent things by the wall clock. */
  firstCall(region: string, urgent: boolean, from: Date): Promise<Promised> {
    return this.rules.promise(region, urgent ? 'errand.first_call_urgent' : 'errand.first_call', from);
  }

  async show(region: string, asked: { item?: string; where: Where; urgent: boolean }, now: Date): Promise<PromiseShown> {
    const item = await this.item(region, asked.item ?? null);
    const { id, name } = await this.directory.responsible(region, asked.where.town, asked.where.village);
    return {
      promise: await this.firstCall(region, asked.urgent, now),
      unit: { id, name },
      modes: MODES.map((mode) => ({ mode, ...allowed(item, mode) })),
      night: await quiet(this.rules, region, now),
    };
  }

  /** The item by its code, null where none was picked; ITEM_UNKNOWN where the code is nobody's. */
  async item(region: string, code: string | null): Promise<ItemKnown | null> {
    if (code === null) return null;
    const item = await this.catalogue.item(region, code);
    if (!item?.offered) throw new Refusal('ITEM_UNKNOWN');
    return item;
  }

  /** Town and village of a division of the county, or of a person's home where the help is wanted elsewhere. */
  async where(region: string, division: string | null, home: string | null): Promise<Where> {
    const place = await this.place(region, division ?? home);
    if (!place?.town) throw new Refusal('PLACE_UNKNOWN');
    return { town: place.town, village: division === null ? null : place.village };
  }

  private async place(region: string, code: string | null): Promise<Place | null> {
    return code ? this.directory.place(region, code) : null;
  }
}

function allowed(item: ItemKnown | null, mode: Mode) {
  const why = modeObjection(item, mode);
  return { allowed: why === null, why };
}
