import type { Material } from 'shared-types/catalogue';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing to bring for one version of an item. */
@Entity('item_material')
export class ItemMaterialEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) itemCode: string;
  @PrimaryColumn({ type: 'int' }) version: number;
  @PrimaryColumn({ type: 'int' }) no: number;
  @Column({ type: 'varchar', length: 60 }) name: string;
  @Column({ type: 'varchar', length: 20 }) form: Material['form'];
  /** 容缺; null where the county has not said. */
  @Column({ type: 'tinyint', nullable: true }) mayBeMissing: number | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) note: string | null;
}
