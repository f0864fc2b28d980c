import { Inject } from '@midwayjs/core';
import { groupRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../kernel/http/serve';
import { GroupCards } from './card.service';
import { ChatRoutes } from './chat-switch';
import { KeepService } from './keep.service';
import { MemberList } from './members/member.service';
import { SpeaksFor } from './members/speaks-for.service';
import { ReadService } from './read.service';

/** Groups and who is in them. */
@ChatRoutes()
export class GroupController {
  @Inject() groupCards: GroupCards;
  @Inject() memberList: MemberList;
  @Inject() readService: ReadService;
  @Inject() keepService: KeepService;
  @Inject() speaksFor: SpeaksFor;

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.groupCards.show(actor, id);
  }

  @Serve(routes.members)
  async members(wanted: Input<typeof routes.members>, actor: Actor) {
    return this.memberList.page(actor, wanted);
  }

  @Serve(routes.read, { natural: true })
  async read({ id, seq }: Input<typeof routes.read>, actor: Actor) {
    return { unread: await this.readService.read(actor, id, seq) };
  }

  @Serve(routes.speakFor, { natural: true })
  async speakFor({ id, firmId }: Input<typeof routes.speakFor>, actor: Actor) {
    await this.speaksFor.choose(actor, id, firmId);
    return { done: true as const };
  }

  @Serve(routes.setOrder, { natural: true })
  async setOrder(order: Input<typeof routes.setOrder>, actor: Actor) {
    await this.keepService.setOrder(actor, order);
    return { done: true as const };
  }

  @Serve(routes.askIn, { natural: true })
  async askIn({ id, firmId }: Input<typeof routes.askIn>, actor: Actor) {
    await this.keepService.askIn(actor, id, firmId);
    return { done: true as const };
  }
}
