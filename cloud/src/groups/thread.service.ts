import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../firms/firms.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { type GroupOf, lockGroups } from './group.rows';
import { SERVING } from './group.scope';
import { type Inside, Insiders } from './insider.service';
import { sit } from './members/member.rows';

interface Said {
  senderId: string;
  firmId: string | null;
}
type About = { senderId: string; firmId: string };
interface Serving {
  postId: string;
  personId: string;
  part: string;
}

/** A thread is small and long-lived: what was settled in it may be asked for again next year. */
const PEOPLE = 100;
const DAYS = 3650;

/** Private threads: a group of its own about one message, between the firm that said it and the department that leads the group. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ThreadService {
  @Inject() database: Database;
  @Inject() firms: FirmsPort;
  @Inject() insiders: Insiders;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Opens it, or finds it open; the lock on the group above makes two taps one. */
  open(actor: Actor, groupId: string, seq: number): Promise<string> {
    return this.database.inTransaction(async (tx) => {
      const { group, inside } = await this.insiders.locked(tx, actor, groupId);
      const said = await saidIn(tx, group, seq);
      if (!said || seq < inside.fromSeq) throw new Refusal('NOT_FOUND');
      const { senderId, firmId } = said;
      if (firmId === null) throw new Refusal('PLEA_NOT_A_FIRM');
      const serving = await leading(tx, group);
      const refusal = refusalFor(actor, inside, senderId, serving);
      if (refusal) throw new Refusal(refusal);
      const [known] = await tx.query<{ id: string }>('SELECT id FROM chat_group WHERE region = ? AND parent_id = ? AND parent_seq = ?', [
        group.region,
        groupId,
        seq,
      ]);
      return known?.id ?? this.begin(tx, group, seq, { senderId, firmId }, serving);
    });
  }

  private async begin(tx: Tx, { region, id: parentId }: GroupOf, seq: number, about: About, serving: readonly Serving[]) {
    const { senderId, firmId } = about;
    const [id, now] = [this.ids.next(), this.clock.now(region)];
    const name = (await this.firms.names(region, [firmId])).get(firmId) ?? '';
    await tx.run(
      `INSERT INTO chat_group (region, id, code, axis, name, lead_unit_id, parent_id, parent_seq, member_cap, history_days, source, created_at)
       SELECT region, ?, ?, 'private', ?, lead_unit_id, id, ?, ?, ?, '群里转来的私聊', ? FROM chat_group WHERE region = ? AND id = ?`,
      [id, `T${id}`, `${name} · 单独说`.slice(0, 60), seq, PEOPLE, DAYS, now, region, parentId],
    );
    const thread = (await lockGroups(tx, region, [id])).get(id);
    if (!thread) throw new Error('a thread just made is not there');
    for (const { postId, part } of serving)
      await tx.run('INSERT INTO group_staff (region, group_id, post_id, part, since) VALUES (?, ?, ?, ?, ?)', [
        region,
        id,
        postId,
        part,
        now,
      ]);
    // The firm's seat is no rule's and no invitation's: it stays for as long as the person acts for the firm.
    await sit(tx, thread, senderId, { groupId: id, postId: null, firmId, how: 'thread' }, now);
    const others = new Map(serving.filter(({ personId }) => personId !== senderId).map((one) => [one.personId, one]));
    for (const { personId, postId } of others.values())
      await sit(tx, thread, personId, { groupId: id, postId, firmId: null, how: 'post' }, now);
    return id;
  }
}

async function saidIn(tx: Tx, { region, id }: GroupOf, seq: number): Promise<Said | undefined> {
  const [said] = await tx.query<Said>(
    `SELECT sender_id AS senderId, firm_id AS firmId FROM chat_message
     WHERE region = ? AND group_id = ? AND seq = ? AND state = 'shown' AND kind <> 'change' AND sender_id IS NOT NULL`,
    [region, id, seq],
  );
  return said;
}

/** A firm's person goes on about their own words, staff of the leading department about anybody's. */
function refusalFor({ personId, postId }: Actor, { part }: Inside, senderId: string, serving: readonly Serving[]) {
  if (part === null) return senderId === personId ? null : 'PLEA_NOT_YOURS';
  return serving.some((one) => one.postId === postId) ? null : 'THREAD_NOT_YOURS';
}

/** Who of the staff is of the department that leads the group; where it has nobody there, all of them. */
async function leading(tx: Tx, { region, id }: GroupOf): Promise<Serving[]> {
  const rows = await tx.query<Serving & { leads: number }>(
    `SELECT s.post_id AS postId, p.person_id AS personId, s.part, p.unit_id <=> g.lead_unit_id AS leads ${SERVING}
     JOIN chat_group g ON g.region = s.region AND g.id = s.group_id WHERE s.region = ? AND s.group_id = ?`,
    [region, id],
  );
  const own = rows.filter(({ leads }) => Number(leads) === 1);
  return own.length > 0 ? own : rows;
}
