import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { commandsFor } from 'shared-types/kernel/machine';
import { TICKET_WORDS, type TicketCommand, type TicketParty, ticketMachine } from 'shared-types/tickets';
import { FirmsPort } from '../firms/firms.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { type By, isSameAct, lastAct } from '../kernel/engine/timeline';
import { Refusal } from '../kernel/errors';
import { TicketEntity } from './ticket.entity';
import { type Scope as Condition, openTo, visibleTo } from './ticket.scope';

/** Finds matters through the person who asks; what the person may not see does not exist. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketReader {
  @Inject() database: Database;
  @Inject() firms: FirmsPort;

  /** What the person may open. */
  async scope(actor: Actor): Promise<Condition> {
    if (actor.role === 'clerk') return visibleTo(actor, []);
    return visibleTo(actor, await this.firmsOf(actor));
  }

  async find(actor: Actor, id: string): Promise<TicketEntity> {
    const { sql, params } = await this.scope(actor);
    const row = await this.database.within(TicketEntity, { alias: 't', sql: `t.id = ? AND ${sql}`, params: [id, ...params] });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The same, if the person may give this command now. One just given by this very person, saying the same, is shown and not refused. */
  async findFor(actor: Actor, id: string, command: TicketCommand, says: Says): Promise<{ row: TicketEntity; again: boolean }> {
    return this.givenTo(await this.find(actor, id), actor, command, says);
  }

  /** The same of a matter that was found a moment ago: what holds of that row is not asked of another. */
  async givenTo(row: TicketEntity, actor: Actor, command: TicketCommand, says: Says): Promise<{ row: TicketEntity; again: boolean }> {
    if (!ticketMachine[command].by.some((party) => partiesOf(actor).includes(party))) throw new Refusal('NOT_FOUND');
    if (commandsOf(actor, row).includes(command)) return { row, again: false };
    if (await this.isAgain(actor, row, command, says)) return { row, again: true };
    throw movedOn(row);
  }

  /** Runs a move in one transaction; who lost a race to it hears what the matter has become, or is shown it where they lost to themselves. */
  async moving(
    row: TicketEntity,
    work: (tx: Tx) => Promise<TicketEntity>,
    isOwn: (now: TicketEntity) => Promise<boolean>,
  ): Promise<TicketEntity> {
    try {
      return await this.database.inTransaction(work);
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const now = (await this.database.row(TicketEntity, { region: row.region, id: row.id })) ?? row;
      if (await isOwn(now)) return now;
      throw movedOn(now);
    }
  }

  /** Whether the last thing anybody did about it is this very command, given by this very person, and it says what they say now. */
  async isAgain(actor: Actor, row: TicketEntity, command: TicketCommand, says: Says): Promise<boolean> {
    return says(row) && isSameAct(await lastAct(this.database, row.region, `ticket/${row.id}`), byOf(actor), command);
  }

  /** Whether a matter is somebody's own, or of a firm they act for. */
  async isOwn(region: string, personId: string, id: string): Promise<boolean> {
    const own = { role: 'resident', region, personId, postId: null, unitId: null, town: null } as const;
    const { sql, params } = visibleTo(own, await this.firmsOf(own));
    const [row] = await this.database.query(`SELECT t.id FROM ticket t WHERE t.region = ? AND t.id = ? AND ${sql}`, [
      region,
      id,
      ...params,
    ]);
    return row !== undefined;
  }

  /** Whether somebody may read a matter in any capacity of theirs: where nobody says in which one they ask. */
  async opens(region: string, personId: string, id: string): Promise<boolean> {
    const { sql, params } = openTo(region, personId, await this.firmsOf({ personId, region }));
    const [row] = await this.database.query(`SELECT t.id FROM ticket t WHERE t.region = ? AND t.id = ? AND ${sql}`, [
      region,
      id,
      ...params,
    ]);
    return row !== undefined;
  }

  private async firmsOf({ personId, region }: Pick<Actor, 'personId' | 'region'>): Promise<string[]> {
    const bonds = await this.firms.bondsOf(personId, region);
    // A code is public: whoever has only said that they act for a firm reads nothing of it. A stall has nobody else.
    return bonds.filter(({ state, kind }) => state === 'verified' || kind === 'stall').map(({ firmId }) => firmId);
  }
}

/** Whether a matter as it stands holds what a command would put there. */
export type Says = (row: TicketEntity) => boolean;

/** Who gives a command, and as what: staff in their post, whoever asked for themselves. */
export const byOf = ({ role, personId, postId }: Actor): By<TicketParty> =>
  role === 'clerk' ? { party: 'unit', personId, postId } : { party: 'requester', personId, postId: null };

/** Whoever may open a matter of a firm speaks for it. */
const partiesOf = ({ role }: Actor): TicketParty[] => (role === 'clerk' ? ['unit'] : ['requester']);

/** What the person may do with it now: the buttons on the page. */
export const commandsOf = (actor: Actor, row: TicketEntity): TicketCommand[] =>
  commandsFor(ticketMachine, row.state, partiesOf(actor)).filter((command) => command !== 'hide' || !isHidden(row));

/** Whether the group it came from does not see it. */
export const isHidden = ({ hidden }: TicketEntity) => hidden === 1;

/** The refusal that tells both who raced what the matter has become. */
const movedOn = (row: TicketEntity) => new Refusal('TICKET_MOVED_ON', { state: TICKET_WORDS[row.state] });
