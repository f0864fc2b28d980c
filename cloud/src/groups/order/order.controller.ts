import { Inject } from '@midwayjs/core';
import { orderRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../../kernel/http/serve';
import { ChatRoutes } from '../chat-switch';
import { OrderDesk } from './desk.service';
import { OrderEvidence } from './evidence.service';
import { OrderFates } from './fate.service';
import { OrderJudge } from './judge.service';
import { OrderLog } from './log.service';
import { MuteAppeals } from './mute-appeal.service';
import { OrderService } from './order.service';
import { Oversight } from './oversight.service';
import { OrderReports } from './report.service';
import { WordImport } from './word.import';

const DONE = { done: true } as const;

/** Order in groups: what keepers and supervision do, and what members ask of them. */
@ChatRoutes()
export class OrderController {
  @Inject() order: OrderService;
  @Inject() judge: OrderJudge;
  @Inject() reports: OrderReports;
  @Inject() desk: OrderDesk;
  @Inject() oversight: Oversight;
  @Inject() acts: OrderLog;
  @Inject() evidences: OrderEvidence;
  @Inject() wordList: WordImport;
  @Inject() fates: OrderFates;
  @Inject() muteAppeals: MuteAppeals;

  @Serve(routes.words)
  async words(_: unknown, actor: Actor) {
    return { words: await this.wordList.list(actor.region) };
  }

  @Serve(routes.bringWords, { natural: true })
  async bringWords({ csv, dryRun }: Input<typeof routes.bringWords>, actor: Actor) {
    return this.wordList.take(actor.region, csv, dryRun);
  }

  @Serve(routes.mute, { natural: true })
  async mute(muting: Input<typeof routes.mute>, actor: Actor) {
    await this.order.mute(actor, muting);
    return DONE;
  }

  @Serve(routes.hide, { natural: true })
  async hide(hiding: Input<typeof routes.hide>, actor: Actor) {
    await this.order.hide(actor, hiding);
    return DONE;
  }

  @Serve(routes.report, { natural: true })
  async report(reported: Input<typeof routes.report>, actor: Actor) {
    await this.reports.report(actor, reported);
    return DONE;
  }

  @Serve(routes.appeal, { natural: true })
  async appeal(pleaded: Input<typeof routes.appeal>, actor: Actor) {
    await this.judge.appeal(actor, pleaded);
    return DONE;
  }

  @Serve(routes.waiting)
  async waiting(_: unknown, actor: Actor) {
    return { ...(await this.desk.waiting(actor)), mutes: await this.muteAppeals.waiting(actor) };
  }

  @Serve(routes.fate)
  async fate(asked: Input<typeof routes.fate>, actor: Actor) {
    return this.fates.of(actor, asked);
  }

  @Serve(routes.appealMute, { natural: true })
  async appealMute({ id, why }: Input<typeof routes.appealMute>, actor: Actor) {
    await this.muteAppeals.appeal(actor, id, why);
    return DONE;
  }

  @Serve(routes.judgeMute, { natural: true })
  async judgeMute(judged: Input<typeof routes.judgeMute>, actor: Actor) {
    await this.muteAppeals.judge(actor, judged);
    return DONE;
  }

  @Serve(routes.groups)
  async groups(_: unknown, actor: Actor) {
    return { groups: await this.oversight.groups(actor) };
  }

  @Serve(routes.decide, { natural: true })
  async decide(judged: Input<typeof routes.decide>, actor: Actor) {
    await this.judge.decide(actor, judged);
    return DONE;
  }

  @Serve(routes.settle)
  async settle(answered: Input<typeof routes.settle>, actor: Actor) {
    await this.reports.settle(actor, answered);
    return DONE;
  }

  async again({ id }: { id: string }, actor: Actor) {
    return (await this.evidences.taken(actor, id)) ?? DONE;
  }

  @Serve(routes.evidence)
  async evidence(wanted: Input<typeof routes.evidence>, actor: Actor) {
    return this.evidences.take(actor, wanted);
  }

  @Serve(routes.log)
  async log(wanted: Input<typeof routes.log>, actor: Actor) {
    return this.acts.page(actor, wanted);
  }
}
