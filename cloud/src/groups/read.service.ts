import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { type Inside, Insiders } from './insider.service';

/** How far somebody has read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReadService {
  @Inject() database: Database;
  @Inject() insiders: Insiders;

  /** Never goes back, and never beyond what there is. Gives what is still unread: what others have said since. */
  read(actor: Actor, id: string, seq: number): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const inside = await this.insiders.of(actor, id);
      const key = [actor.region, id, actor.personId];
      // Held fast, so that one's own words are not counted on one side and missed on the other.
      await tx.query('SELECT read_seq FROM group_member WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1 FOR UPDATE', key);
      const { upTo, others } = await this.countedTo(tx, inside, seq);
      await tx.run(
        `UPDATE group_member SET read_said = GREATEST(read_said, CAST(? AS SIGNED) - own_said), read_seq = GREATEST(read_seq, ?)
         WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1`,
        [others, upTo, ...key],
      );
      const [row] = await tx.query<{ unread: string }>(
        `SELECT GREATEST(0, CAST(g.said AS SIGNED) - m.own_said - m.read_said) AS unread FROM group_member m
         JOIN chat_group g ON g.region = m.region AND g.id = m.group_id
         WHERE m.region = ? AND m.group_id = ? AND m.person_id = ? AND m.live = 1`,
        key,
      );
      return Number(row?.unread ?? 0);
    });
  }

  /** How much had been said by then, with one's own words after it: less all of one's own, it is what others had said. */
  private async countedTo(tx: Tx, { region, groupId, personId }: Inside, seq: number) {
    const [at] = await tx.query<{ seq: string; said: string }>(
      'SELECT seq, said FROM chat_message WHERE region = ? AND group_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
      [region, groupId, seq],
    );
    const upTo = Number(at?.seq ?? 0);
    const [own] = await tx.query<{ n: string }>(
      "SELECT COUNT(*) AS n FROM chat_message WHERE region = ? AND group_id = ? AND seq > ? AND sender_id = ? AND kind <> 'change'",
      [region, groupId, upTo, personId],
    );
    return { upTo, others: Number(at?.said ?? 0) + Number(own?.n ?? 0) };
  }
}
