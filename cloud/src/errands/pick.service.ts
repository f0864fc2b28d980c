import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { errandCommands, objection } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { keepDecision } from './decision.rows';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { by, moveErrand } from './errand.move';
import { ErrandReader, fresh } from './errand.reader';
import { poolScope } from './errand.scope';
import { makeOffer, takeOn, withdrawOffers } from './offer.rows';
import { isIn, Races } from './race.service';

/** An agent says yes unasked, from the pool of the town. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PickService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() reader: ErrandReader;
  @Inject() races: Races;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Whoever of the town is quicker; hands already full, or a relation to the household, are told so. Who has it already is shown it. */
  async pick(actor: Actor, errandId: string): Promise<ErrandEntity> {
    const row = await this.reader.find(actor, errandId, poolScope(actor));
    if (isIn(row, actor)) return row;
    const standing = await this.reader.standing(row);
    if (!errandCommands(actor, standing).includes('pick')) throw await this.races.lost(row);
    const agent = await this.eligible(actor, row);
    return this.races.run(
      row,
      () => this.database.inTransaction((tx) => this.take(tx, actor, row, agent.capacity)),
      async (now) => (isIn(now, actor) ? now : null),
    );
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
}
