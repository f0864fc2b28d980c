import type { QuestionState } from 'shared-types/groups';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something a firm asked in a group, for as long as nobody of the staff has answered. */
@Entity('chat_question')
export class QuestionEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'bigint' }) groupId: string;
  @Column({ type: 'bigint' }) seq: string;
  @Column({ type: 'bigint', nullable: true }) firmId: string | null;
  @Column({ type: 'varchar', length: 8 }) state: QuestionState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'datetime', precision: 3 }) askedAt: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) promptedAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) closedAt: Date | null;
  /** The post that answered or settled it; null: nobody had to. */
  @Column({ type: 'bigint', nullable: true }) closedBy: string | null;
  /** The official answer that is said to have solved nothing, where it is open again because of that. */
  @Column({ type: 'bigint', nullable: true }) answerSeq: string | null;
}
