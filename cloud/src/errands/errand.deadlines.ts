import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import type { Deadline } from '../kernel/engine/deadline';
import { announceDeadlines } from '../kernel/engine/deadline.poller';
import { theClock } from '../kernel/engine/timeline';
import { Rules } from '../kernel/time/rules';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { moveErrand } from './errand.move';
import { fresh } from './errand.reader';
import { OfferEntity } from './offer.entity';
import { answerOffer } from './offer.rows';

/** Without these the room cannot promise anything. */
const NEEDED = [
  'errand.first_call',
  'errand.first_call_urgent',
  'errand.offer',
  'errand.offer_urgent',
  'errand.confirm',
  'errand.archive',
  'errand.reveal_daily',
  'errand.look_again',
  'errand.daily',
  'errand.call_backs',
  'quiet.from',
  'quiet.to',
];

/** What happens to a request when nobody does anything. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandDeadlines {
  @Inject() dispatch: Dispatch;
  @Inject() rules: Rules;

  @Init()
  async announce() {
    await this.rules.insist(NEEDED);
    announceDeadlines('errand', rowOf, {
      'errand.dispatch': (tx, row, now) => this.dispatch.step(tx, row, now),
      'errand.offer': (tx, row, now) => this.expire(tx, row, now),
      'errand.half': (tx, row, now) => this.alarm(tx, row, now, 'half_time'),
      'errand.first_call': (tx, row, now) => this.alarm(tx, row, now, 'late'),
      'errand.confirm': (tx, row, now) => this.callBack(tx, row, now),
      'errand.archive': (tx, row, now) => this.archive(tx, row, now),
    });
  }

  /** The offer moves on; an accept that committed before this stands, since the row is then no longer `offered`. */
  private async expire(tx: Tx, row: ErrandEntity, now: Date) {
    if (row.state !== 'offered') return;
    const offer = await tx.row(OfferEntity, { region: row.region, errandId: row.id, state: 'open' });
    if (!offer) return;
    const agent = await this.dispatch.directory.agent(row.region, offer.postId);
    await moveErrand(tx, row, 'expire', {
      by: theClock,
      at: now,
      concerned: { replaced: agent?.personId ?? null },
      facts: { offer: offer.id, post: offer.postId },
      set: [{ kind: 'errand.dispatch', dueAt: now }],
    });
    await answerOffer(tx, row.region, offer.id, 'expired', now);
  }

  private async alarm(tx: Tx, row: ErrandEntity, now: Date, why: 'half_time' | 'late') {
    const unassigned = row.state === 'open' || row.state === 'offered';
    if (!unassigned && !(why === 'late' && row.state === 'accepted' && row.contactedAt === null)) return;
    await this.dispatch.alarm(tx, row, now, await this.dispatch.consider(row, now, tx), why);
  }

  /** No tap in two working days: somebody at the town centre calls. */
  private async callBack(tx: Tx, row: ErrandEntity, now: Date) {
    if (row.state !== 'done') return;
    const dispatchers = await this.dispatch.dispatchersOf(row);
    await moveErrand(tx, row, 'call_back', { by: theClock, at: now, change: { callBackAt: now }, concerned: { dispatchers } });
  }

  private async archive(tx: Tx, row: ErrandEntity, now: Date) {
    if (row.state === 'confirmed') await moveErrand(tx, row, 'archive', { by: theClock, at: now });
  }
}

const rowOf = (tx: Tx, { region, subject }: Deadline) => fresh(tx, region, subject.split('/')[1] ?? '');
