import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from './unit.service';

/** A service point or a department. */
@Entity('unit')
export class UnitEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'varchar', length: 24 }) code: string;
  @Column({ type: 'varchar', length: 60 }) name: string;
  @Column({ type: 'varchar', length: 16 }) kind: UnitKind;
  @Column({ type: 'varchar', length: 12 }) division: string;
  @Column({ type: 'bigint', nullable: true }) parentId: string | null;
  @Column({ type: 'varchar', length: 60, nullable: true }) locatedAt: string | null;
  /** The village it really stands in, where that is not its own division. */
  @Column({ type: 'varchar', length: 12, nullable: true }) locatedDivision: string | null;
  /** What the people here call the service: 小白帮暖心办. */
  @Column({ type: 'varchar', length: 30, nullable: true }) brand: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) phone: string | null;
  @Column({ type: 'varchar', length: 120 }) source: string;
}
