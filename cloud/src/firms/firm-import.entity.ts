import type { ImportState } from 'shared-types/firms';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sheet of firms on its way in. The database lets one of a county be busy at a time. */
@Entity('firm_import')
export class FirmImportEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) id: string;
  @Column({ type: 'varchar', length: 120 }) name: string;
  @Column({ type: 'binary', length: 32 }) digest: Buffer;
  @Column({ type: 'varchar', length: 10 }) state: ImportState;
  @Column({ type: 'int' }) version: number;
  @Column({ type: 'int' }) allRows: number;
  /** The row up to which it is written, or undone; a killed one goes on behind it. */
  @Column({ type: 'int' }) doneRows: number;
  @Column({ type: 'int' }) added: number;
  @Column({ type: 'int' }) changed: number;
  @Column({ type: 'int' }) same: number;
  @Column({ type: 'int' }) wrong: number;
  /** Rows an undo has left as they are. */
  @Column({ type: 'int' }) kept: number;
  @Column({ type: 'bigint' }) madeBy: string;
  @Column({ type: 'datetime', precision: 3 }) madeAt: Date;
}
