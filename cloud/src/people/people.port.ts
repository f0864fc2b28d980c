import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { blindIndex, seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { PersonEntity } from './person.entity';

/** What other rooms may know of a person. */
export interface PersonSeen {
  id: string;
  name: string | null;
  phone: string;
  region: string | null;
  homeDivision: string | null;
}

/** The questions other rooms may ask about people. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeoplePort {
  @Inject() database: Database;

  /** Null where nobody has this id. */
  async person(id: string): Promise<PersonSeen | null> {
    return seen(await this.database.row(PersonEntity, { id }));
  }

  /** Whoever signs in with this phone; null where nobody ever has. */
  async byPhone(phone: string): Promise<PersonSeen | null> {
    return seen(await this.database.row(PersonEntity, { phoneIndex: blindIndex('phone', phone) }));
  }

  /** Keeps the name a person gave in passing, unless one is known already. */
  async nameIfUnknown(tx: Tx, id: string, name: string): Promise<void> {
    await tx.run('UPDATE person SET name = ? WHERE id = ? AND name IS NULL', [seal(name, 'person.name'), id]);
  }

  /** Where a person lives, as a blind index of the address: known once they have asked for help at their own home. */
  async rememberHome(tx: Tx, id: string, homeIndex: Buffer): Promise<void> {
    await tx.run('UPDATE person SET home_index = ? WHERE id = ?', [homeIndex, id]);
  }
}

const seen = (row: PersonEntity | null): PersonSeen | null =>
  row && { id: row.id, name: row.name, phone: row.phone, region: row.region, homeDivision: row.homeDivision };
