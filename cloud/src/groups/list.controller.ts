import { Inject } from '@midwayjs/core';
import { groupRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { GroupList } from './list.service';

/** The groups somebody is in. Answers also while nobody talks here, with none: it is how a phone learns that. */
@Routes()
export class GroupListController {
  @Inject() groupList: GroupList;

  @Serve(routes.list)
  async list(_: Input<typeof routes.list>, actor: Actor) {
    return this.groupList.list(actor);
  }
}
