import type { TicketOutcome, TicketState } from 'shared-types/tickets';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealed } from '../kernel/crypto';

/** What somebody asks to be solved. Words are sealed; the clock is written once, and the table itself refuses another. */
@Entity('ticket')
export class TicketEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'char', length: 11 }) number: string;
  @Column({ type: 'varchar', length: 10 }) state: TicketState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'varbinary', length: 400, transformer: sealed('ticket.title') }) title: string;
  @Column({ type: 'varbinary', length: 16000, transformer: sealed('ticket.words') }) words: string;
  @Column({ type: 'bigint' }) requesterId: string;
  @Column({ type: 'bigint', nullable: true }) firmId: string | null;
  @Column({ type: 'bigint', nullable: true }) groupId: string | null;
  @Column({ type: 'varchar', length: 9, nullable: true }) town: string | null;
  /** The post of whoever wrote it down for somebody else. */
  @Column({ type: 'bigint', nullable: true }) openedByPost: string | null;
  /** The requester does not want it seen in the group. */
  @Column({ type: 'tinyint' }) hidden: 0 | 1;
  @Column({ type: 'bigint' }) unitId: string;
  @Column({ type: 'bigint', nullable: true }) postId: string | null;
  @Column({ type: 'bigint', nullable: true }) mergedInto: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) outcome: TicketOutcome | null;
  /** How we know: the requester's tap, or nobody's word. */
  @Column({ type: 'varchar', length: 4, nullable: true }) confirmation: 'tap' | 'none' | null;
  @Column({ type: 'varbinary', length: 9000, nullable: true, transformer: sealed('ticket.answer') }) answer: string | null;
  @Column({ type: 'int' }) reopened: number;
  @Column({ type: 'datetime', precision: 3 }) openedAt: Date;
  @Column({ type: 'datetime', precision: 3 }) promiseAt: Date;
  /** A `Promised` as JSON. */
  @Column({ type: 'text' }) promiseWhy: string;
  /** When staff first did something about it: the third clock. */
  @Column({ type: 'datetime', precision: 3, nullable: true }) firstAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) answeredAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) endedAt: Date | null;
}
