import type { TextSize } from 'shared-types/people';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealed } from '../kernel/crypto';

/** Somebody: with a phone, or without one and known to the desk only. Global: one person may have matters in several counties and posts in several units. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'varbinary', length: 120, nullable: true, transformer: sealed('person.phone') }) phone: string | null;
  /** `blindIndex('phone', phone)`: the only way to find a person by phone. Null together with it. */
  @Column({ type: 'binary', length: 32, nullable: true }) phoneIndex: Buffer | null;
  @Column({ type: 'varbinary', length: 200, nullable: true, transformer: sealed('person.name') }) name: string | null;
  /** The county chosen; null until then. */
  @Column({ type: 'char', length: 6, nullable: true }) region: string | null;
  @Column({ type: 'varchar', length: 12, nullable: true }) homeDivision: string | null;
  @Column({ type: 'binary', length: 32, nullable: true }) homeIndex: Buffer | null;
  @Column({ type: 'varchar', length: 4, default: 'x10' }) textSize: TextSize;
  @Column({ type: 'datetime', precision: 3 }) createdAt: Date;
}
