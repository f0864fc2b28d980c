import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Acting } from './acting.service';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { Promises } from './promise.service';
import { NO_VISIT, upOneLevel } from './round';

/** An agent gives a matter out of hand: to the right village, or one level up. The first promise goes on running. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class HandoverService {
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() promises: Promises;
  @Inject() acting: Acting;

  relocate(actor: Actor, id: string, epoch: number, division: string) {
    const plan = async (row: ErrandEntity, now: Date) => {
      const { town, village } = await this.promises.where(row.region, division, null);
      const unit = await this.directory.responsible(row.region, town, village);
      return {
        change: { ...released(row), division, town, unitId: unit.id, round: row.round + 1, placeIndex: null },
        set: [{ kind: 'errand.dispatch', dueAt: now }],
      };
    };
    return this.acting.act(actor, id, epoch, { command: 'relocate', facts: { division }, ends: 'released', plan });
  }

  handUp(actor: Actor, id: string, epoch: number, reason: string, note: string | null) {
    if (reason === 'other' && !note) throw new Refusal('NEEDS_REASON');
    const plan = async (row: ErrandEntity, now: Date) => {
      const up = await upOneLevel(this.directory, row);
      const dispatchers = await this.dispatch.dispatchersOf({ ...row, ...up });
      return {
        change: { ...released(row), ...up, round: row.round + 1, alarmedAt: now },
        concerned: { agent: actor.personId, dispatchers },
        set: [{ kind: 'errand.dispatch', dueAt: now }],
      };
    };
    const words = note ? ({ kind: 'hand_up', body: note } as const) : null;
    return this.acting.act(actor, id, epoch, { command: 'hand_up', facts: { reason }, words, ends: 'released', plan });
  }
}

const released = (row: ErrandEntity): Partial<ErrandEntity> => ({ ...NO_VISIT, agentPostId: null, epoch: row.epoch + 1 });
