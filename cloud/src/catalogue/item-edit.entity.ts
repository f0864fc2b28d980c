import type { EditState, Said } from 'shared-types/catalogue';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of the catalogue on its way from one administrator through another to everybody. */
@Entity('item_edit')
export class ItemEditEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'varchar', length: 12 }) state: EditState;
  @Column({ type: 'varchar', length: 8 }) what: Said['what'];
  @Column({ type: 'varchar', length: 12 }) itemCode: string;
  @Column({ type: 'bigint', nullable: true }) unitId: string | null;
  @Column({ type: 'date' }) effectiveFrom: string;
  @Column({ type: 'date', nullable: true }) effectiveTo: string | null;
  /** What it says, as the contract's `Said`. */
  @Column({ type: 'text' }) said: string;
  @Column({ type: 'varchar', length: 120 }) why: string;
  /** What whoever sent it back, or took it back, wrote. */
  @Column({ type: 'varchar', length: 120, nullable: true }) answer: string | null;
  /** Versions it was written upon, 0 where there was none: of the county's item, and of the point's own. */
  @Column({ type: 'int' }) itemVersion: number;
  @Column({ type: 'int' }) ownVersion: number;
  @Column({ type: 'int', nullable: true }) madeVersion: number | null;
  @Column({ type: 'bigint' }) writerId: string;
  @Column({ type: 'bigint' }) writerPostId: string;
  @Column({ type: 'bigint', nullable: true }) deciderId: string | null;
  @Column({ type: 'bigint', nullable: true }) deciderPostId: string | null;
  @Column({ type: 'datetime', precision: 3 }) writtenAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
}
