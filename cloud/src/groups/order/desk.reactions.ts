import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { announceReaction } from '../../kernel/engine/event';
import { Clock } from '../../kernel/time/clock';
import { lockGroups } from '../group.rows';
import { stir } from './bell.rows';

const CHANGES = ['ask', 'answer', 'become', 'dismiss', 'reopen', 'defer', 'defer_again'].map((command) => `question.${command}`);

/** What nobody has answered stands on the desks of a group too: those that are open show it as it comes and goes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeskReactions {
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceReaction({
      name: 'groups.desk',
      wants: (type) => CHANGES.includes(type),
      run: async (tx, { region, facts }) => {
        const groupId = String(facts.group ?? '');
        if ((await lockGroups(tx, region, [groupId])).has(groupId)) await stir(tx, region, groupId, this.clock.now(region));
      },
    });
  }
}
