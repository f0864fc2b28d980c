import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { Promises } from './promise.service';
import { NO_VISIT, upOneLevel } from './round';
import { VisitService } from './visit.service';

/** An agent gives a matter out of hand: to the right village, or one level up. The first promise goes on running. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class HandoverService {
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() promises: Promises;
  @Inject() visits: VisitService;

  relocate(actor: Actor, id: string, epoch: number, division: string) {
    return this.visits.act(actor, id, epoch, 'relocate', async (row, now) => {
      const { town, village } = await this.promises.where(row.region, division, null);
      const unit = await this.directory.responsible(row.region, town, village);
      return {
        change: { ...released(row), division, town, unitId: unit.id, round: row.round + 1, placeIndex: null },
        facts: { division },
        set: [{ kind: 'errand.dispatch', dueAt: now }],
        ends: 'released',
      };
    });
  }

  handUp(actor: Actor, id: string, epoch: number, reason: string, note: string | null) {
    if (reason === 'other' && !note) throw new Refusal('NEEDS_REASON');
    return this.visits.act(actor, id, epoch, 'hand_up', async (row, now) => {
      const up = await upOneLevel(this.directory, row);
      const dispatchers = await this.dispatch.dispatchersOf({ ...row, ...up });
      return {
        change: { ...released(row), ...up, round: row.round + 1, alarmedAt: now },
        facts: { reason },
        concerned: { agent: actor.personId, dispatchers },
        set: [{ kind: 'errand.dispatch', dueAt: now }],
        words: note ? { kind: 'hand_up', body: note } : null,
        ends: 'released',
      };
    });
  }
}

const released = (row: ErrandEntity): Partial<ErrandEntity> => ({ ...NO_VISIT, agentPostId: null, epoch: row.epoch + 1 });
