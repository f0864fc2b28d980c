import type { Role } from 'shared-types/kernel/actor';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody is at a unit. A post ends, it is never deleted: histories name it. */
@Entity('post')
export class PostEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'varchar', length: 24 }) code: string;
  @Column({ type: 'bigint' }) personId: string;
  @Column({ type: 'bigint' }) unitId: string;
  @Column({ type: 'varchar', length: 16 }) role: Exclude<Role, 'resident'>;
  /** The town it serves; null at the county. */
  @Column({ type: 'varchar', length: 9, nullable: true }) town: string | null;
  @Column({ type: 'varchar', length: 12, nullable: true }) kind: 'full_time' | 'part_time' | null;
  /** What they are besides: 干部, 网格员, 志愿者. */
  @Column({ type: 'varchar', length: 20, nullable: true }) drawnFrom: string | null;
  @Column({ type: 'int', nullable: true }) capacity: number | null;
  /** Published: anybody may call it. */
  @Column({ type: 'varchar', length: 20, nullable: true }) workPhone: string | null;
  /** 职务, where the post has one: 副局长. */
  @Column({ type: 'varchar', length: 20, nullable: true }) title: string | null;
  @Column({ type: 'varchar', length: 120 }) source: string;
  @Column({ type: 'datetime', precision: 3 }) startedAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) endedAt: Date | null;
}
