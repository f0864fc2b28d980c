import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 一件事: items that belong together in one situation of somebody's life. */
@Entity('item_bundle')
export class ItemBundleEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) code: string;
  @Column({ type: 'int' }) place: number;
  @Column({ type: 'varchar', length: 30 }) name: string;
  @Column({ type: 'varchar', length: 120 }) says: string;
  @Column({ type: 'varchar', length: 300, nullable: true }) alsoCalled: string | null;
  /** Codes in the order they are done, `|` between. */
  @Column({ type: 'varchar', length: 200 }) items: string;
  @Column({ type: 'varchar', length: 120 }) source: string;
}
