import type { Mode } from 'shared-types/catalogue';
import type { DAY_PARTS, ErrandState, Outcome, PLACES, RELATIONS, URGENCIES } from 'shared-types/errands';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealed } from '../kernel/crypto';

type OneOf<T extends readonly string[]> = T[number];

/** A request for help at the door. What people said or are called is sealed; see `errand_words` for their words. */
@Entity('errand')
export class ErrandEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'char', length: 11 }) number: string;
  @Column({ type: 'varchar', length: 12 }) state: ErrandState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'bigint' }) requesterId: string;
  @Column({ type: 'varbinary', length: 200, transformer: sealed('errand.requester_name') }) requesterName: string;
  @Column({ type: 'varbinary', length: 120, transformer: sealed('errand.requester_phone') }) requesterPhone: string;
  @Column({ type: 'binary', length: 32 }) lookupIndex: Buffer;
  @Column({ type: 'varbinary', length: 200, transformer: sealed('errand.beneficiary_name') }) beneficiaryName: string;
  @Column({ type: 'varbinary', length: 120, nullable: true, transformer: sealed('errand.beneficiary_phone') }) beneficiaryPhone:
    | string
    | null;
  @Column({ type: 'binary', length: 32, nullable: true }) beneficiaryIndex: Buffer | null;
  @Column({ type: 'varbinary', length: 400, nullable: true, transformer: sealed('errand.beneficiary_note') }) beneficiaryNote:
    | string
    | null;
  @Column({ type: 'smallint', nullable: true }) birthYear: number | null;
  @Column({ type: 'varchar', length: 12 }) relation: OneOf<typeof RELATIONS>;
  @Column({ type: 'varchar', length: 12, nullable: true }) itemCode: string | null;
  @Column({ type: 'int', nullable: true }) itemVersion: number | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) category: string | null;
  @Column({ type: 'varchar', length: 8 }) mode: Mode;
  @Column({ type: 'varchar', length: 12 }) placeKind: OneOf<typeof PLACES>;
  @Column({ type: 'varchar', length: 12, nullable: true }) division: string | null;
  @Column({ type: 'varchar', length: 9 }) town: string;
  @Column({ type: 'varbinary', length: 800, nullable: true, transformer: sealed('errand.place_text') }) placeText: string | null;
  @Column({ type: 'binary', length: 32, nullable: true }) placeIndex: Buffer | null;
  @Column({ type: 'date', nullable: true }) wishDay: string | null;
  @Column({ type: 'varchar', length: 12 }) wishPart: OneOf<typeof DAY_PARTS>;
  @Column({ type: 'varchar', length: 16, nullable: true }) urgent: OneOf<typeof URGENCIES> | null;
  @Column({ type: 'datetime', precision: 3 }) sentAt: Date;
  @Column({ type: 'datetime', precision: 3 }) promiseDue: Date;
  /** The promise with its explanation, JSON by the contract's `Promised`. */
  @Column({ type: 'text' }) promise: string;
  @Column({ type: 'tinyint' }) level: number;
  @Column({ type: 'bigint' }) unitId: string;
  @Column({ type: 'bigint', nullable: true }) agentPostId: string | null;
  /** Counts the assignments: an act that names an older one comes from an agent who has been replaced. */
  @Column({ type: 'int' }) epoch: number;
  /** Counts the searches: who declined in an earlier one may be asked again. */
  @Column({ type: 'int' }) round: number;
  @Column({ type: 'datetime', precision: 3, nullable: true }) contactedAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) consentAt: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) agreedFrom: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) agreedTo: Date | null;
  @Column({ type: 'varbinary', length: 80, nullable: true, transformer: sealed('errand.visit_code') }) visitCode: string | null;
  @Column({ type: 'tinyint' }) codeTries: number;
  @Column({ type: 'tinyint' }) retries: number;
  @Column({ type: 'datetime', precision: 3, nullable: true }) arrivedAt: Date | null;
  @Column({ type: 'varchar', length: 8, nullable: true }) arrivedBy: 'code' | 'call' | null;
  @Column({ type: 'varchar', length: 8, nullable: true }) outcome: Outcome | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) doneAt: Date | null;
  @Column({ type: 'bigint', nullable: true }) donePostId: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) confirmBy: Date | null;
  @Column({ type: 'varchar', length: 8, nullable: true }) confirmation: 'tap' | 'call' | 'none' | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) callBackAt: Date | null;
  @Column({ type: 'tinyint' }) callTries: number;
  @Column({ type: 'date', nullable: true }) lastCallDay: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) alarmedAt: Date | null;
  @Column({ type: 'varchar', length: 12, nullable: true }) endedBy: 'withdraw' | 'stop' | null;
}
