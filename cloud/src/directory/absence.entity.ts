import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agent is away, from an instant up to but not including another. Taken back: `endedAt` is set, the row stays. */
@Entity('absence')
export class AbsenceEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) postId: string;
  @Column({ type: 'datetime', precision: 3 }) fromAt: Date;
  @Column({ type: 'datetime', precision: 3 }) toAt: Date;
  @Column({ type: 'varchar', length: 120 }) reason: string;
  /** The post of who noted it. */
  @Column({ type: 'bigint' }) notedBy: string;
  @Column({ type: 'datetime', precision: 3, nullable: true }) endedAt: Date | null;
}
