import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import type { ErrandEntity } from './errand.entity';
import { by, moveErrand } from './errand.move';
import { ErrandReader, fresh } from './errand.reader';
import { OfferEntity } from './offer.entity';
import { answerOffer, takeOn } from './offer.rows';
import { isIn, Races } from './race.service';
import { Repeats } from './repeat.service';
import { keepWords } from './words.rows';

/** What an agent who is asked answers: yes, or no with a reason. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AnswerService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() reader: ErrandReader;
  @Inject() races: Races;
  @Inject() repeats: Repeats;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** An accept that commits before the expiry stands, even after the time was up. Who has it already is shown it. */
  async accept(actor: Actor, offerId: string): Promise<ErrandEntity> {
    const offer = await this.mine(actor, offerId);
    const row = await this.reader.row(offer.region, offer.errandId);
    if (isIn(row, actor)) return row;
    const accepted = () =>
      this.database.inTransaction(async (tx) => {
        const now = this.clock.now(row.region);
        const current = await fresh(tx, row.region, row.id);
        if (current.state !== 'offered') throw new MovedOn();
        const moved = await moveErrand(tx, current, 'accept', {
          by: by(actor, 'offered'),
          at: now,
          change: { agentPostId: actor.postId, epoch: current.epoch + 1 },
          concerned: { agent: actor.personId },
          facts: { offer: offer.id, post: actor.postId },
          meet: ['errand.offer', 'errand.half', 'errand.dispatch'],
        });
        if (!(await answerOffer(tx, row.region, offer.id, 'accepted', now))) throw new MovedOn();
        if (!(await this.directory.holds(tx, row.region, offer.postId))) throw new Refusal('POST_NOT_YOURS');
        await takeOn(tx, row.region, offer.postId, now);
        return moved;
      });
    return this.races.run(row, accepted, async (now) => (isIn(now, actor) ? now : null));
  }

  /** A reason is asked for and costs nothing; the next in line is asked at once. */
  async decline(actor: Actor, offerId: string, reason: string, note: string | null): Promise<void> {
    const no = { reason, note };
    const offer = await this.mine(actor, offerId);
    if (await this.isDeclined(actor, offer, no)) return;
    const row = await this.reader.row(offer.region, offer.errandId);
    const declined = () =>
      this.database.inTransaction(async (tx) => {
        const now = this.clock.now(row.region);
        const current = await fresh(tx, row.region, row.id);
        if (current.state !== 'offered') throw new MovedOn();
        await moveErrand(tx, current, 'decline', {
          by: by(actor, 'offered'),
          at: now,
          facts: { offer: offer.id, post: actor.postId, reason },
          meet: ['errand.offer'],
          set: [{ kind: 'errand.dispatch', dueAt: now }],
        });
        if (!(await answerOffer(tx, row.region, offer.id, 'declined', now, reason))) throw new MovedOn();
        if (note)
          await keepWords(tx, {
            region: row.region,
            id: this.ids.next(),
            errandId: row.id,
            kind: 'decline',
            personId: actor.personId,
            at: now,
            body: note,
          });
        return true;
      });
    await this.races.run(row, declined, async () => (await this.isDeclined(actor, await this.mine(actor, offerId), no)) || null);
  }

  /** The same no once more; another reason, or words not said before, are another answer. */
  private async isDeclined(actor: Actor, offer: OfferEntity, { reason, note }: { reason: string; note: string | null }): Promise<boolean> {
    if (offer.state !== 'declined' || offer.reason !== reason || !offer.answeredAt) return false;
    if (note === null) return true;
    const about = { region: offer.region, id: offer.errandId };
    return this.repeats.said(about, { kind: 'decline', body: note }, actor.personId, offer.answeredAt);
  }

  /** Only the agent an offer was made to knows of it. */
  private async mine(actor: Actor, id: string): Promise<OfferEntity> {
    const offer = await this.database.source.getRepository(OfferEntity).findOneBy({ region: actor.region, id, postId: actor.postId ?? '' });
    if (!offer) throw new Refusal('NOT_FOUND');
    return offer;
  }
}
