import { Inject } from '@midwayjs/core';
import { itemRoutes as routes } from 'shared-types/catalogue';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { ItemGuides } from './guide.service';
import { ItemLists } from './list.service';

/** What anybody may look up about items. */
@Routes()
export class ItemController {
  @Inject() itemGuides: ItemGuides;
  @Inject() itemLists: ItemLists;

  @Serve(routes.list)
  async list(wanted: Input<typeof routes.list>) {
    return this.itemLists.list(wanted);
  }

  @Serve(routes.guide)
  async guide(wanted: Input<typeof routes.guide>) {
    return this.itemGuides.guide(wanted);
  }

  @Serve(routes.lists)
  async lists({ region }: Input<typeof routes.lists>) {
    return { lists: await this.itemLists.counts(region) };
  }
}
