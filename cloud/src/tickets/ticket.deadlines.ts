import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DirectoryPort } from '../directory/directory.port';
import { GroupsPort } from '../groups/groups.port';
import type { Tx } from '../kernel/db/transaction';
import type { Deadline } from '../kernel/engine/deadline';
import { announceDeadlines } from '../kernel/engine/deadline.poller';
import { theClock } from '../kernel/engine/timeline';
import { Rules } from '../kernel/time/rules';
import { sourcesOf } from './source.rows';
import { TicketEntity } from './ticket.entity';
import { moveTicket } from './ticket.move';

/** Without these the room cannot promise anything. */
const NEEDED = ['ticket.promise', 'ticket.first', 'ticket.confirm'];

/** What happens to a matter when nobody does anything. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketDeadlines {
  @Inject() directory: DirectoryPort;
  @Inject() groups: GroupsPort;
  @Inject() rules: Rules;

  @Init()
  async announce() {
    await this.rules.insist(NEEDED);
    announceDeadlines('ticket', rowOf, {
      'ticket.first': (tx, row, now) => this.late(tx, row, now, 'first'),
      'ticket.promise': (tx, row, now) => this.late(tx, row, now, 'promise'),
      'ticket.confirm': (tx, row, now) => this.lapse(tx, row, now),
    });
  }

  /** Nobody has taken it in time, or the promise has passed: those who owe it, whoever keeps the group, and whoever waits are told. */
  private async late(tx: Tx, row: TicketEntity, now: Date, why: 'first' | 'promise') {
    if (row.state !== 'open' && !(why === 'promise' && (row.state === 'taken' || row.state === 'merged'))) return;
    const [source] = await sourcesOf(tx, row.region, row.id);
    const keepers = source ? await this.groups.keepersOf(row.region, source.groupId) : [];
    const facts = { why, seq: source?.seq ?? null };
    await moveTicket(tx, row, 'late', { by: theClock, at: now, tell: await this.owing(tx, row), keepers, facts });
  }

  /** The staff of the unit that owes the answer: for one that follows another matter, those who have that. */
  private async owing(tx: Tx, { region, unitId, mergedInto }: TicketEntity): Promise<string[]> {
    const lead = mergedInto && (await tx.row(TicketEntity, { region, id: mergedInto }));
    const staff = await this.directory.clerksOf(region, lead ? lead.unitId : unitId);
    return staff.map(({ personId }) => personId);
  }

  /** No word from whoever asked: it ends, and is never counted as solved. */
  private async lapse(tx: Tx, row: TicketEntity, now: Date) {
    if (row.state !== 'answered') return;
    await moveTicket(tx, row, 'lapse', { by: theClock, at: now, change: { confirmation: 'none', endedAt: now }, meet: ['*'] });
  }
}

async function rowOf(tx: Tx, { region, subject }: Deadline): Promise<TicketEntity> {
  const row = await tx.row(TicketEntity, { region, id: subject.split('/')[1] ?? '' });
  if (!row) throw new Error(`there is no ${subject}`);
  return row;
}
