import { Inject } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { noticeRoutes as routes } from 'shared-types/notices';
import { Routes, Serve } from '../kernel/http/serve';
import { NoticeService } from './notice.service';
import { viewNotice } from './notice.view';

@Routes()
export class NoticeController {
  @Inject() noticeService: NoticeService;

  @Serve(routes.list)
  async list(wanted: Input<typeof routes.list>, actor: Actor) {
    const { notices, unread, more } = await this.noticeService.page(actor.personId, wanted);
    return { notices: notices.map(viewNotice), unread, more };
  }

  @Serve(routes.read, { natural: true })
  async read({ id }: Input<typeof routes.read>, actor: Actor) {
    await this.noticeService.read(actor.personId, id);
    return { done: true as const };
  }
}
