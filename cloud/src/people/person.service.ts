import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Me, Post, TextSize } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Avatars } from './avatar.service';
import { PersonEntity } from './person.entity';
import { viewMe } from './person.view';

export interface Wish {
  name?: string;
  region?: string;
  homeDivision?: string;
  textSize?: TextSize;
}

/** What a person sees and changes of the own account. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PersonService {
  @Inject() database: Database;
  @Inject() avatars: Avatars;

  /** `actingAs`: the post of this call, null as a resident. */
  async me(personId: string, actingAs: string | null): Promise<Me> {
    return viewMe(await this.own(personId), await this.posts(personId), actingAs, await this.avatars.nameOf(personId));
  }

  async change(personId: string, wish: Wish): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const people = tx.of(PersonEntity);
      const person = await people.findOneOrFail({ where: { id: personId }, lock: { mode: 'pessimistic_write' } });
      const { name = person.name, textSize = person.textSize } = wish;
      await people.update({ id: personId }, { name, textSize, ...(await this.placed(person, wish)) });
    });
  }

  /** A home lies in the person's county; one left behind in another county is let go. */
  private async placed(person: PersonEntity, wish: Wish): Promise<Pick<PersonEntity, 'region' | 'homeDivision'>> {
    const region = wish.region ?? person.region ?? wish.homeDivision?.slice(0, 6) ?? null;
    if (wish.region) await this.insistOn(wish.region, wish.region, 'county');
    if (wish.homeDivision) await this.insistOn(region ?? '', wish.homeDivision);
    const kept = region === person.region ? person.homeDivision : null;
    return { region, homeDivision: wish.homeDivision ?? kept };
  }

  private async insistOn(region: string, code: string, level?: 'county') {
    const [place] = await this.database.query<{ level: string }>(
      'SELECT level FROM division WHERE region = ? AND code = ? AND hidden = 0',
      [region, code],
    );
    if (!place || (level && place.level !== level)) throw new Refusal('PLACE_UNKNOWN');
  }

  private async own(personId: string): Promise<PersonEntity> {
    return this.database.source.getRepository(PersonEntity).findOneByOrFail({ id: personId });
  }

  private posts(personId: string): Promise<Post[]> {
    return this.database.query<Post>(
      `SELECT p.id, p.role, p.region, p.unit_id AS unitId, u.name AS unitName, p.kind FROM post p
       JOIN unit u ON u.region = p.region AND u.id = p.unit_id WHERE p.person_id = ? AND p.ended_at IS NULL ORDER BY p.id`,
      [personId],
    );
  }
}
