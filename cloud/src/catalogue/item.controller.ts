import { Controller, Inject } from '@midwayjs/core';
import { itemRoutes as routes } from 'shared-types/catalogue';
import type { Input } from 'shared-types/kernel/contract';
import { Refusal } from '../kernel/errors';
import { Serve } from '../kernel/http/serve';
import { Items } from './item.service';
import { viewGuide } from './item.view';
import { ItemLists } from './list.service';

/** What anybody may look up about items. */
@Controller('/')
export class ItemController {
  @Inject() items: Items;
  @Inject() itemLists: ItemLists;

  @Serve(routes.list)
  async list(wanted: Input<typeof routes.list>) {
    return this.itemLists.list(wanted);
  }

  @Serve(routes.guide)
  async guide({ region, code }: Input<typeof routes.guide>) {
    const found = await this.items.find(region, code);
    if (!found) throw new Refusal('NOT_FOUND');
    return viewGuide(found.item, found.materials);
  }

  @Serve(routes.lists)
  async lists({ region }: Input<typeof routes.lists>) {
    return { lists: await this.itemLists.counts(region) };
  }
}
