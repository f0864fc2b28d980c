import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One stretch of a week an agent is there: 0 is Sunday, minutes of the day. */
@Entity('shift')
export class ShiftEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) postId: string;
  @PrimaryColumn({ type: 'tinyint' }) weekday: number;
  @PrimaryColumn({ type: 'smallint' }) opens: number;
  @Column({ type: 'smallint' }) closes: number;
}
