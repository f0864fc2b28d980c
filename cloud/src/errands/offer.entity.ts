import { Column, Entity, PrimaryColumn } from 'typeorm';

export type OfferState = 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'finished' | 'released';

/** One agent and one request: asked, answered, and if yes the assignment itself. At most one is open and one accepted per request. */
@Entity('offer')
export class OfferEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) errandId: string;
  @Column({ type: 'bigint' }) postId: string;
  @Column({ type: 'int' }) round: number;
  @Column({ type: 'tinyint' }) rung: number;
  @Column({ type: 'varchar', length: 12 }) how: 'ladder' | 'pick' | 'designation';
  @Column({ type: 'varchar', length: 10 }) state: OfferState;
  @Column({ type: 'datetime', precision: 3 }) madeAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) dueAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) answeredAt: Date | null;
  @Column({ type: 'varchar', length: 16, nullable: true }) reason: string | null;
}
