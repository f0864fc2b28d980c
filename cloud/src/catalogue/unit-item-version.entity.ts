import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One version of how a service point, and those below it, differ from the list above: null where they don't. Of those in
 * their days the newest counts, so a difference for a season ends by itself.
 */
@Entity('unit_item_version')
export class UnitItemVersionEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) unitId: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) itemCode: string;
  @PrimaryColumn({ type: 'int' }) version: number;
  @Column({ type: 'date' }) effectiveFrom: string;
  /** The last day; null: until further notice. */
  @Column({ type: 'date', nullable: true }) effectiveTo: string | null;
  /** The version of the county's item it was written upon. */
  @Column({ type: 'int' }) itemVersion: number;
  @Column({ type: 'tinyint', nullable: true }) hidden: number | null;
  @Column({ type: 'varchar', length: 60, nullable: true }) plainName: string | null;
  @Column({ type: 'varchar', length: 300, nullable: true }) howToApply: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) modes: string | null;
  @Column({ type: 'int', nullable: true }) limitValue: number | null;
  @Column({ type: 'varchar', length: 120, nullable: true }) note: string | null;
  @Column({ type: 'tinyint', default: 0 }) undone: number;
}
