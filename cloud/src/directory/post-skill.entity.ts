import { Entity, PrimaryColumn } from 'typeorm';

/** A category of items an agent can deal with. */
@Entity('post_skill')
export class PostSkillEntity {
  @PrimaryColumn({ type: 'char', length: 6 }) region: string;
  @PrimaryColumn({ type: 'bigint' }) postId: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) category: string;
}
