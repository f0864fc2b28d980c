import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { sha256 } from '../../kernel/crypto';
import type { Tx } from '../../kernel/db/transaction';
import type { Draft } from '../append.rows';
import type { Body } from '../body';
import { Changes } from '../change.service';
import type { Ask, GroupOf } from '../group.rows';

/** What a group says by itself, and for which day: the Monday of a week, the day an evening or a shift belongs to. */
export interface Occasion {
  what: 'week' | 'evening' | 'shift';
  day: string;
}

/** Lets a group say something by itself, once for each occasion however many instances run. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ByItself {
  @Inject() changes: Changes;

  async isSeenTo(ask: Ask, { region, id }: Pick<GroupOf, 'region' | 'id'>, { what, day }: Occasion): Promise<boolean> {
    const [row] = await ask.query('SELECT day FROM group_once WHERE region = ? AND group_id = ? AND what = ? AND day = ?', [
      ...[region, id, what, day],
    ]);
    return row !== undefined;
  }

  /** Whether nobody has seen to this occasion yet; from now on it is seen to. The group is locked by the caller. */
  async claim(tx: Tx, { region, id }: Pick<GroupOf, 'region' | 'id'>, { what, day }: Occasion): Promise<boolean> {
    const { affectedRows } = await tx.run('INSERT IGNORE INTO group_once (region, group_id, what, day) VALUES (?, ?, ?, ?)', [
      ...[region, id, what, day],
    ]);
    return affectedRows === 1;
  }

  /** A note of the group itself: nobody counts it as unread, and it answers nothing. */
  note(tx: Tx, group: GroupOf, { what, day }: Occasion, text: string, body: Body | null = null) {
    const kept = body && JSON.stringify(body);
    const note: Draft = {
      ...{ groupId: group.id, kind: 'note', state: 'shown', clientId: `${what}-${day}`, digest: sha256(`${text}${kept}`) },
      ...{ senderId: null, postId: null, firmId: null, text, body: kept },
      ...{ replySeq: null, targetSeq: null, people: [], units: [] },
    };
    return this.changes.add(tx, group, [note]);
  }
}
