import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Candidate, type Considered, objection, rank } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { type Agent, DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { keepDecision } from './decision.rows';
import { DeskService } from './desk.service';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { by, moveErrand } from './errand.move';
import { ErrandService } from './errand.service';
import { endAssignment, makeOffer, takeOn, withdrawOffers } from './offer.rows';
import { NO_VISIT } from './round';

/** A dispatcher gives a matter to somebody, with a reason, where the ladder did not find anybody or found the wrong one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DesignateService {
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() desk: DeskService;
  @Inject() errands: ErrandService;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Whom the dispatcher could designate: the ladder's order without its refusals that a person may overrule. On level 3 the whole county. */
  async candidates(actor: Actor, id: string): Promise<Considered[]> {
    const row = await this.desk.mine(actor, id);
    return this.dispatch.consider({ ...row, level: Math.min(row.level, 2) }, this.clock.now(row.region));
  }

  async designate(actor: Actor, id: string, postId: string, reason: string): Promise<ErrandEntity> {
    const deed = { command: 'designate' as const, facts: { post: postId }, words: { kind: 'designate' as const, body: reason } };
    const act = { by: by(actor, 'dispatcher'), ...deed, alike: (row: ErrandEntity) => row.agentPostId === postId };
    const { row, again } = await this.desk.begun(actor, id, act);
    if (again) return row;
    const now = this.clock.now(row.region);
    const [agent, candidate] = await this.eligible(actor, row, postId, now);
    const before = await this.errands.concerned(row);
    return this.desk.moving(row, act, async (tx) => {
      const offerId = this.ids.next();
      const moved = await moveErrand(tx, row, 'designate', {
        by: act.by,
        at: now,
        meet: ['errand.offer', 'errand.half', 'errand.dispatch'],
        facts: { post: postId, offer: offerId },
        change: { ...given(row, postId), alarmedAt: row.alarmedAt ?? now },
        concerned: { agent: agent.personId, replaced: before.agent ?? before.offered },
      });
      await withdrawOffers(tx, row.region, id, now);
      await endAssignment(tx, row.region, id, row.agentPostId, 'released', now);
      const { region, round } = row;
      await makeOffer(tx, {
        region,
        id: offerId,
        errandId: id,
        postId,
        round,
        rung: 3,
        how: 'designation',
        state: 'accepted',
        madeAt: now,
      });
      if (!(await this.directory.holds(tx, region, postId))) throw new Refusal('NOT_ELIGIBLE', { why: '这位不在岗位上了' });
      await takeOn(tx, region, postId, now);
      const wordsId = await this.desk.say(tx, actor, row, 'designate', reason, now);
      await keepDecision(tx, moved, { at: now, how: 'designation', rung: 3, considered: rank([candidate]), wordsId });
      return moved;
    });
  }

  /** A dispatcher overrules load, roster and an earlier no; not leave, and never a tie to the household. */
  private async eligible(actor: Actor, row: ErrandEntity, postId: string, now: Date): Promise<[Agent, Candidate]> {
    const agent = await this.directory.agent(row.region, postId);
    if (!agent || !worksIn(agent, actor.town)) throw new Refusal('NOT_FOUND');
    if (row.agentPostId === postId) throw new Refusal('NOT_ELIGIBLE', { why: '已经在这位手上' });
    const [candidate] = await this.dispatch.candidates(row, [agent], now);
    if (!candidate) throw new Refusal('NOT_FOUND');
    const why = objection({
      ...candidate,
      duty: candidate.duty === 'on_leave' ? 'on_leave' : 'on',
      skilled: true,
      history: 'none',
      active: 0,
    });
    if (why) throw new Refusal('NOT_ELIGIBLE', { why: why === 'on_leave' ? '这位正在请假' : '是这户人家自己人' });
    return [agent, candidate];
  }
}

/** In new hands: what the former agent had agreed no longer holds. */
const given = (row: ErrandEntity, postId: string): Partial<ErrandEntity> => ({ ...NO_VISIT, agentPostId: postId, epoch: row.epoch + 1 });

/** A town's dispatcher gives to agents of the town and of stations that stand in it; the county's to anybody. */
const worksIn = (agent: Agent, town: string | null) => town === null || [agent.town, agent.locatedDivision?.slice(0, 9)].includes(town);
