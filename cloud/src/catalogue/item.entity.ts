import type { ATTENDANCE, LIMIT_UNITS } from 'shared-types/catalogue';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of an item. A version never changes; a newer one takes over on its day. */
@Entity('item')
export class ItemEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) code: string;
  @PrimaryColumn({ type: 'int' }) version: number;
  @Column({ type: 'date' }) effectiveFrom: string;
  /** Where it stands in the list. */
  @Column({ type: 'int' }) place: number;
  @Column({ type: 'varchar', length: 20 }) category: string;
  @Column({ type: 'varchar', length: 60 }) name: string;
  @Column({ type: 'varchar', length: 60 }) plainName: string;
  @Column({ type: 'varchar', length: 12 }) kind: 'immediate' | 'committed';
  @Column({ type: 'int' }) limitValue: number;
  @Column({ type: 'varchar', length: 12 }) limitUnit: (typeof LIMIT_UNITS)[number];
  @Column({ type: 'varchar', length: 60, nullable: true }) limitNote: string | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) applyWithin: string | null;
  /** `assist|act|visit`, those allowed. */
  @Column({ type: 'varchar', length: 20 }) modes: string;
  @Column({ type: 'varchar', length: 4 }) attend: (typeof ATTENDANCE)[number];
  @Column({ type: 'varchar', length: 40, nullable: true }) attendNote: string | null;
  @Column({ type: 'varchar', length: 300, nullable: true }) whoMayApply: string | null;
  @Column({ type: 'varchar', length: 300, nullable: true }) howToApply: string | null;
  @Column({ type: 'varchar', length: 120 }) source: string;
  /** What else people call it, `|` between. */
  @Column({ type: 'varchar', length: 300, nullable: true }) alsoCalled: string | null;
  /** Of one service point and those below it alone; null: on the county's list. */
  @Column({ type: 'bigint', nullable: true }) unitId: string | null;
  /** No longer offered. */
  @Column({ type: 'tinyint', default: 0 }) hidden: number;
  /** Taken back: as if it had never been, kept for whoever applied under it. */
  @Column({ type: 'tinyint', default: 0 }) undone: number;
  /** Of everything the county said about it: the same row imported again is no new version. */
  @Column({ type: 'binary', length: 32 }) digest: Buffer;
}
