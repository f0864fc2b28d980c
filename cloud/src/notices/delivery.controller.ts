import { Inject } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { deliveryRoutes as routes } from 'shared-types/notices';
import { Routes, Serve } from '../kernel/http/serve';
import { NoticeService } from './notice.service';
import { Preferences } from './preference.service';
import { Subscriptions } from './subscription.service';

const done = { done: true as const };

@Routes()
export class DeliveryController {
  @Inject() preferencesOf: Preferences;
  @Inject() subscriptionsOf: Subscriptions;
  @Inject() noticeService: NoticeService;

  @Serve(routes.preferences)
  async preferences(_: Input<typeof routes.preferences>, actor: Actor) {
    return this.preferencesOf.of(actor.personId, actor.region);
  }

  @Serve(routes.prefer, { natural: true })
  async prefer(input: Input<typeof routes.prefer>, actor: Actor) {
    await this.preferencesOf.set(actor.personId, input);
    return this.preferencesOf.of(actor.personId, actor.region);
  }

  @Serve(routes.subscriptions)
  async subscriptions(_: Input<typeof routes.subscriptions>, actor: Actor) {
    return { subscriptions: await this.subscriptionsOf.of(actor.personId) };
  }

  @Serve(routes.subscribe)
  async subscribe({ answers }: Input<typeof routes.subscribe>, actor: Actor) {
    await this.subscriptionsOf.report(actor.personId, answers);
    return this.again({ id: actor.personId }, actor);
  }

  @Serve(routes.seen, { natural: true })
  async seen({ subject }: Input<typeof routes.seen>, actor: Actor) {
    await this.noticeService.seen(actor.personId, subject);
    return done;
  }

  async again(_: { id: string }, actor: Actor) {
    return { subscriptions: await this.subscriptionsOf.of(actor.personId) };
  }
}
