import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line in somebody's inbox. What it says is fixed when it is written and fit for a locked screen. */
@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) personId: string;
  /** What it is about, `errand/123`. */
  @Column({ type: 'varchar', length: 40 }) subject: string;
  @Column({ type: 'int' }) eventNo: number;
  /** The event's name; with person, subject and number it makes a notice exist once. */
  @Column({ type: 'varchar', length: 24 }) kind: string;
  @Column({ type: 'varchar', length: 60 }) title: string;
  @Column({ type: 'varchar', length: 200 }) body: string;
  /** Where a tap leads; null for those from before it was written down. */
  @Column({ type: 'varchar', length: 120, nullable: true }) page: string | null;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) readAt: Date | null;
}
