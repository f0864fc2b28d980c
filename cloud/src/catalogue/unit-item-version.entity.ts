import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where one service point differs from the county's list: an item it does not offer, or calls by another name. */
@Entity('unit_item')
export class UnitItemEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) unitId: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) itemCode: string;
  @Column({ type: 'tinyint', default: 0 }) hidden: number;
  @Column({ type: 'varchar', length: 60, nullable: true }) plainName: string | null;
}
