import type { BondState, FIRM_PARTS } from 'shared-types/firms';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody is to a firm. `live` is the database's: one living row per person and firm. */
@Entity('firm_person')
export class FirmPersonEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) firmId: string;
  @Column({ type: 'bigint' }) personId: string;
  @Column({ type: 'varchar', length: 12 }) part: (typeof FIRM_PARTS)[number];
  @Column({ type: 'varchar', length: 10 }) state: BondState;
  @Column({ type: 'int' }) version: number;
  /** By which way: `phone` where the registered phone is the person's own, else `code` or `stall`. */
  @Column({ type: 'varchar', length: 12 }) how: 'phone' | 'code' | 'stall';
  /** Why it was refused; the person reads it. */
  @Column({ type: 'varchar', length: 120, nullable: true }) note: string | null;
  @Column({ type: 'datetime', precision: 3 }) askedAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column({ type: 'bigint', nullable: true }) decidedBy: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) endedAt: Date | null;
}
