import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../../kernel/db/transaction';
import { announceReaction, recordEvent } from '../../kernel/engine/event';
import { Clock } from '../../kernel/time/clock';
import { Asides } from '../aside.service';
import { lockGroups } from '../group.rows';
import { CAUGHT_UP, handedOver, isLeft } from './hand-over.rows';

const ENDS = ['question.answer', 'question.become', 'question.dismiss'];

/** Once all that a shift has handed over is seen to, nobody is told to look at it any more, and the staff of the group read that it is done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaughtUpReactions {
  @Inject() asides: Asides;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceReaction({ name: 'groups.caught-up', wants: (type) => ENDS.includes(type), run: (tx, event) => this.look(tx, event) });
  }

  /** Two that end the last two questions at once are heard one after the other: by then both have ended. */
  private async look(tx: Tx, { region, facts }: DomainEvent) {
    const groupId = String(facts.group ?? '');
    if (!(await handedOver(tx, region, groupId))) return;
    await lockGroups(tx, region, [groupId]);
    const last = await handedOver(tx, region, groupId);
    if (!last || (await isLeft(tx, region, groupId, last.at))) return;
    const now = this.clock.now(region);
    const no = last.no + 1;
    await this.asides.note(tx, { region, groupId, clientId: `${CAUGHT_UP}-${no}`, text: '交班时没答的,都有人答了,不用再看。', by: null });
    await recordEvent(tx, {
      ...{ region, subject: `hand-over/${groupId}`, no, type: 'group.caught_up', at: now.toISOString() },
      facts: { group: groupId, tell: last.staff },
    });
  }
}
