import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { errandCommands, objection } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { keepDecision } from './decision.rows';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { by, moveErrand } from './errand.move';
import { ErrandReader, fresh, movedOn } from './errand.reader';
import { poolScope } from './errand.scope';
import { OfferEntity } from './offer.entity';
import { answerOffer, makeOffer, takeOn, withdrawOffers } from './offer.rows';
import { keepWords } from './words.rows';

/** What an agent answers: yes to an offer, no to an offer, or yes unasked from the pool of the town. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AnswerService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() reader: ErrandReader;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** An accept that commits before the expiry stands, even after the time was up. */
  async accept(actor: Actor, offerId: string): Promise<ErrandEntity> {
    const offer = await this.mine(actor, offerId);
    const row = await this.reader.row(offer.region, offer.errandId);
    return this.race(row, () =>
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
      }),
    );
  }

  /** A reason is asked for and costs nothing; the next in line is asked at once. */
  async decline(actor: Actor, offerId: string, reason: string, note: string | null): Promise<void> {
    const offer = await this.mine(actor, offerId);
    const row = await this.reader.row(offer.region, offer.errandId);
    await this.race(row, () =>
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
      }),
    );
  }

  /** Whoever of the town is quicker; hands already full, or a relation to the household, are told so. */
  async pick(actor: Actor, errandId: string): Promise<ErrandEntity> {
    const row = await this.reader.find(actor, errandId, poolScope(actor));
    const standing = await this.reader.standing(row);
    if (!errandCommands(actor, standing).includes('pick')) throw await this.lost(row);
    const agent = await this.eligible(actor, row);
    return this.race(row, () => this.database.inTransaction((tx) => this.take(tx, actor, row, agent.capacity)));
  }

  private async take(tx: Tx, actor: Actor, { region, id }: ErrandEntity, capacity: number) {
    const now = this.clock.now(region);
    const current = await fresh(tx, region, id);
    if (!['open', 'offered'].includes(current.state)) throw new MovedOn();
    const offered = current.state === 'offered' ? await this.reader.openOffer(region, id) : null;
    const asked = offered ? await this.directory.agent(region, offered.postId) : null;
    const offerId = this.ids.next();
    const moved = await moveErrand(tx, current, 'pick', {
      by: by(actor, 'townsfolk'),
      at: now,
      change: { agentPostId: actor.postId, epoch: current.epoch + 1 },
      concerned: { agent: actor.personId, replaced: asked?.personId ?? null },
      facts: { offer: offerId, post: actor.postId },
      meet: ['errand.offer', 'errand.half', 'errand.dispatch'],
    });
    await withdrawOffers(tx, region, id, now);
    await makeOffer(tx, {
      region,
      id: offerId,
      errandId: id,
      postId: actor.postId ?? '',
      round: current.round,
      rung: 0,
      how: 'pick',
      state: 'accepted',
      madeAt: now,
    });
    if (!(await this.directory.holds(tx, region, actor.postId ?? ''))) throw new Refusal('POST_NOT_YOURS');
    if (!(await takeOn(tx, region, actor.postId ?? '', now, capacity))) throw new Refusal('LOAD_FULL', { active: capacity });
    await keepDecision(tx, moved, { at: now, how: 'pick', rung: 0, considered: [] });
    return moved;
  }

  private async eligible(actor: Actor, row: ErrandEntity) {
    const agent = await this.directory.agent(actor.region, actor.postId ?? '');
    if (!agent) throw new Refusal('NOT_FOUND');
    const [candidate] = await this.dispatch.candidates(row, [agent], this.clock.now(row.region));
    // Off duty, already declined or without the skill on paper: whoever comes forward unasked may.
    const why = candidate && objection({ ...candidate, duty: 'on', skilled: true, history: 'none' });
    if (why === 'full_load') throw new Refusal('LOAD_FULL', { active: candidate?.active ?? 0 });
    if (why) throw new Refusal('NOT_ELIGIBLE', { why: '您和这户是一家,请让别人来办' });
    return agent;
  }

  /** Only the agent an offer was made to knows of it. */
  private async mine(actor: Actor, id: string): Promise<OfferEntity> {
    const offer = await this.database.source.getRepository(OfferEntity).findOneBy({ region: actor.region, id, postId: actor.postId ?? '' });
    if (!offer) throw new Refusal('NOT_FOUND');
    return offer;
  }

  /** Of several who race, one commit wins; the others hear what the matter has become. */
  private async race<T>(row: ErrandEntity, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof MovedOn || isDuplicate(error)) throw await this.lost(await this.reader.row(row.region, row.id), error);
      throw error;
    }
  }

  private async lost(row: ErrandEntity, error?: unknown): Promise<unknown> {
    if (row.agentPostId) {
      const taken = await this.directory.agent(row.region, row.agentPostId);
      return new Refusal('ALREADY_TAKEN', { unit: taken?.unitName ?? '别的代办员' });
    }
    if (row.state === 'open' || row.state === 'offered')
      return isDuplicate(error) ? error : new Refusal('OFFER_GONE', { why: '已经转给下一位' });
    return row.state === 'withdrawn' ? new Refusal('OFFER_GONE', { why: '已经撤回' }) : movedOn(row);
  }
}
