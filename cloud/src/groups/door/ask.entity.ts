import type { AskState } from 'shared-types/groups';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A firm that wants to be let into a group. */
@Entity('group_ask')
export class AskEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) groupId: string;
  @Column({ type: 'bigint' }) firmId: string;
  /** Who asked for it, and hears what becomes of it. */
  @Column({ type: 'bigint' }) personId: string;
  @Column({ type: 'varchar', length: 8 }) state: AskState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'varchar', length: 100, nullable: true }) words: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) why: string | null;
  @Column({ type: 'datetime', precision: 3 }) askedAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column({ type: 'bigint', nullable: true }) decidedBy: string | null;
}
