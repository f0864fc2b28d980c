import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Level } from './place.service';

/** A county, town or village by its statistical code; the code stays, the name may change. */
@Entity('division')
export class DivisionEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) code: string;
  @Column({ type: 'varchar', length: 12, nullable: true }) parent: string | null;
  @Column({ type: 'varchar', length: 8 }) level: Level;
  @Column({ type: 'varchar', length: 60 }) name: string;
  /** 1 for divisions that exist in statistics only: virtual communities, an industrial park. */
  @Column({ type: 'tinyint', default: 0 }) hidden: number;
  @Column({ type: 'varchar', length: 120 }) source: string;
}
