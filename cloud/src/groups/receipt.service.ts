import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import * as z from 'zod/mini';
import { FirmsPort } from '../firms/firms.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { recordEvent } from '../kernel/engine/event';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Changes } from './change.service';
import { type Ask, lockGroups } from './group.rows';
import { Insiders } from './insider.service';
import { Membership } from './members/membership.service';
import { message } from './message.rows';
import { visible } from './recall.service';
import { readCounts } from './receipt.rows';

/** Who was reminded, and by whom. */
const Reminder = z.object({ members: z.string(), actor: z.string() });
type Reminder = z.infer<typeof Reminder>;

/** Which firms have read a notice: one tap for a firm, whoever of its people taps, and for all of one's firms that belong there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Receipts {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() membership: Membership;
  @Inject() changes: Changes;
  @Inject() firms: FirmsPort;
  @Inject() clock: Clock;

  /** Read again, or by staff, it changes nothing. */
  async read(actor: Actor, id: string, seq: number): Promise<{ firms: number; of: number }> {
    const { firmId } = await this.insiders.of(actor, id);
    if (firmId !== null) await this.database.inTransaction((tx) => this.note(tx, actor, id, seq));
    else await this.notice(this.database, actor, id, seq);
    const { firms, of } = (await readCounts(this.database, actor.region, id, [seq], firmId)).get(seq) ?? { firms: 0, of: 0 };
    return { firms, of };
  }

  /** Those that have read it, in the order in which they did, and those that have not. */
  async list(actor: Actor, id: string, seq: number) {
    await this.insiders.keeper(actor, id);
    await this.notice(this.database, actor, id, seq);
    const rows = await this.database.query<{ firmId: string; at: Date | null }>(
      `SELECT f.firm_id AS firmId, r.at FROM (SELECT DISTINCT firm_id FROM group_member WHERE region = ? AND group_id = ? AND live = 1 AND firm_id IS NOT NULL
         UNION SELECT firm_id FROM notice_receipt WHERE region = ? AND group_id = ? AND seq = ?) f
       LEFT JOIN notice_receipt r ON r.region = ? AND r.group_id = ? AND r.seq = ? AND r.firm_id = f.firm_id ORDER BY r.at IS NULL, r.at, f.firm_id`,
      [actor.region, id, actor.region, id, seq, actor.region, id, seq],
    );
    const names = await this.firms.names(
      actor.region,
      rows.map(({ firmId }) => firmId),
    );
    const read = rows.flatMap(({ firmId, at }) => (at ? [{ firm: names.get(firmId) ?? '', at: at.toISOString() }] : []));
    const unread = rows.flatMap(({ firmId, at }) => (at ? [] : [names.get(firmId) ?? '']));
    return { read, unread, reminded: (await this.reminder(this.database, actor.region, id, seq)) !== null };
  }

  /** Once for each notice: whoever has not read it is told in their inbox. Gives how many people; again, to whoever reminded them, the same. */
  async remind(actor: Actor, id: string, seq: number): Promise<number> {
    await this.insiders.keeper(actor, id);
    return this.database.inTransaction(async (tx) => {
      await lockGroups(tx, actor.region, [id]);
      await this.notice(tx, actor, id, seq);
      const before = await this.reminder(tx, actor.region, id, seq);
      if (before && before.actor !== actor.personId) throw new Refusal('REMINDED_ALREADY');
      tx.about = { region: actor.region, subject: `reminder/${id}.${seq}` };
      if (before) return peopleIn(before).length;
      const late = await tx.query<{ id: string }>(
        `SELECT m.person_id AS id FROM group_member m WHERE m.region = ? AND m.group_id = ? AND m.live = 1 AND m.firm_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM notice_receipt r WHERE r.region = m.region AND r.group_id = m.group_id AND r.seq = ? AND r.firm_id = m.firm_id)
         ORDER BY m.person_id`,
        [actor.region, id, seq],
      );
      const people = late.map((row) => row.id).join(' ');
      const at = this.clock.now(actor.region).toISOString();
      const facts = { members: people, actor: actor.personId, group: id, seq };
      await recordEvent(tx, { region: actor.region, subject: `group/${id}`, no: seq, type: 'group.remind', at, facts });
      return late.length;
    });
  }

  /** How many people a reminder went to; `about` is its group and its notice. */
  async remindedOf({ region }: Actor, about: string): Promise<number> {
    const [id = '', seq] = about.split('.');
    const reminder = await this.reminder(this.database, region, id, Number(seq));
    return reminder ? peopleIn(reminder).length : 0;
  }

  private async note(tx: Tx, actor: Actor, id: string, seq: number) {
    const { group, inside } = await this.insiders.locked(tx, actor, id);
    visible(await this.notice(tx, actor, id, seq), inside);
    const [own, now] = [await this.membership.firmsIn(tx, actor.region, actor.personId, id), this.clock.now(actor.region)];
    const read = [...new Set([inside.firmId, ...own])].map((firmId) => [actor.region, id, seq, firmId, actor.personId, now]);
    const { affectedRows } = await tx.run('INSERT IGNORE INTO notice_receipt (region, group_id, seq, firm_id, person_id, at) VALUES ?', [
      read,
    ]);
    if (affectedRows > 0) await this.changes.change(tx, group, [{ target: seq, what: 'read', by: actor }]);
  }

  private async notice(ask: Ask, { region }: Actor, id: string, seq: number) {
    const row = await message(ask, region, id, seq);
    if (row?.kind !== 'notice' || row.state !== 'shown') throw new Refusal('NOT_FOUND');
    return row;
  }

  private async reminder(ask: Ask, region: string, id: string, seq: number): Promise<Reminder | null> {
    const [event] = await ask.query<{ facts: string }>('SELECT facts FROM event WHERE region = ? AND subject = ? AND no = ?', [
      ...[region, `group/${id}`, seq],
    ]);
    return event ? Reminder.parse(JSON.parse(event.facts)) : null;
  }
}

const peopleIn = ({ members }: Reminder) => members.split(' ').filter(Boolean);
