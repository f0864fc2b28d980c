import type { InvitationState, StaffRole } from 'shared-types/people';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealed } from '../kernel/crypto';

/** A post kept for whoever holds this phone. Of its link only the hash is known. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'varchar', length: 10 }) state: InvitationState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'bigint' }) unitId: string;
  @Column({ type: 'varchar', length: 16 }) role: StaffRole;
  /** The town the post will serve; null at the county. */
  @Column({ type: 'varchar', length: 9, nullable: true }) town: string | null;
  @Column({ type: 'varchar', length: 12, nullable: true }) kind: 'full_time' | 'part_time' | null;
  /** 职务, where the post will have one. */
  @Column({ type: 'varchar', length: 20, nullable: true }) title: string | null;
  @Column({ type: 'binary', length: 32 }) tokenHash: Buffer;
  @Column({ type: 'varbinary', length: 120, transformer: sealed('invitation.phone') }) phone: string;
  @Column({ type: 'binary', length: 32 }) phoneIndex: Buffer;
  @Column({ type: 'varbinary', length: 200, transformer: sealed('invitation.name') }) name: string;
  /** The post of the inviter: when it ends, what it left open is withdrawn. */
  @Column({ type: 'bigint' }) madeBy: string;
  @Column({ type: 'datetime', precision: 3 }) madeAt: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) usedAt: Date | null;
  @Column({ type: 'bigint', nullable: true }) usedBy: string | null;
}
