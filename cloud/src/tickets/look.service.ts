import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Look, Ticket } from 'shared-types/tickets';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announceKept } from '../kernel/keeping';
import { Clock } from '../kernel/time/clock';
import { keepLooks, looksAt, officeOf, SUPERVISION } from './look.rows';
import { matterOf, mattersOf } from './source.rows';
import { TicketEntity } from './ticket.entity';
import { TicketReader } from './ticket.reader';

/** Of those who oversee everybody it is told that they do, not where they sit. */
export const SUPERVISED = '县级监督';
/** So many looks of today are remembered, so that the same one again costs nothing. */
const REMEMBERED = 20_000;

/**
 * Keeps who looked at a matter, where whoever asked can read it. On record before anything is shown: a look that cannot be written down
 * is not had.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Looks {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() reader: TicketReader;
  @Inject() clock: Clock;
  private noted = new Set<string>();

  @Init()
  async announce() {
    announceKept({
      rule: 'keep.look',
      least: 190,
      of: 'county',
      clear: async (tx, before, most, region) =>
        (await tx.run('DELETE FROM ticket_look WHERE region = ? AND at < ? LIMIT ?', [region, before, most])).affectedRows,
    });
  }

  /** Somebody reads a matter: on record where it is staff, who are told nothing; whoever asked reads who has looked. */
  async between(actor: Actor, row: TicketEntity): Promise<Ticket['seenBy']> {
    if (actor.role !== 'clerk') return this.of(row);
    await this.view(actor, row);
    return null;
  }

  /** Staff read a matter that they have not asked for themselves. */
  async view({ unitId, personId }: Actor, { region, id, requesterId }: TicketEntity): Promise<void> {
    if (personId !== requesterId) await this.note(region, id, unitId ?? SUPERVISION, 'view');
  }

  /** Somebody opens what a message carries. Of no concern where it belongs to no matter, and where it is read by those who asked, or by other firms in the group. */
  async open(region: string, personId: string, groupId: string, seq: number): Promise<void> {
    const made = await matterOf(this.database, region, groupId, [seq]);
    const row = made && (await this.database.row(TicketEntity, { region, id: made.id }));
    if (!row || (await this.reader.isOwn(region, personId, row.id))) return;
    const office = await officeOf(this.database, region, personId, row.unitId);
    if (office !== null) await this.note(region, row.id, office, 'file');
  }

  /** A span of a group was taken as a table, with what matters were made of. */
  async exported(tx: Tx, { region, role, unitId }: Actor, groupId: string, seqs: readonly number[]): Promise<void> {
    const ids = await mattersOf(tx, region, groupId, seqs);
    const office = role === 'administrator' ? SUPERVISION : (unitId ?? SUPERVISION);
    if (ids.length > 0) await keepLooks(tx, ids, this.looked(region, office, 'export'));
  }

  /** For whoever asked: which unit, what it did, when first on that day. */
  private async of({ region, id }: TicketEntity): Promise<NonNullable<Ticket['seenBy']>> {
    const rows = await looksAt(this.database, region, id);
    const units = await this.directory.unitNames(region, [...new Set(rows.map(({ unitId }) => unitId))]);
    return rows.map(({ unitId, kind, at }) => ({ unit: units.get(unitId) ?? SUPERVISED, what: kind, at: at.toISOString() }));
  }

  private async note(region: string, ticketId: string, office: string, kind: Look) {
    const look = this.looked(region, office, kind);
    const key = [region, ticketId, office, kind, look.day].join(' ');
    if (this.noted.has(key)) return;
    await keepLooks(this.database, [ticketId], look);
    if (this.noted.size >= REMEMBERED) this.noted.clear();
    this.noted.add(key);
  }

  private looked(region: string, unitId: string, kind: Look) {
    const at = this.clock.now(region);
    return { region, unitId, kind, at, day: dayOf(at.getTime()) };
  }
}
