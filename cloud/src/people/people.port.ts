import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DocumentName } from 'shared-types/people';
import { blindIndex, seal, unseal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { ConsentService } from './consent.service';
import { Identities } from './identity.rows';
import { PersonEntity } from './person.entity';

/** What other rooms may know of a person. */
export interface PersonSeen {
  id: string;
  name: string | null;
  phone: string | null;
  region: string | null;
  homeDivision: string | null;
}

/** The questions other rooms may ask about people. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeoplePort {
  @Inject() database: Database;
  @Inject() identities: Identities;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() consentService: ConsentService;

  /** Null where nobody has this id. */
  async person(id: string): Promise<PersonSeen | null> {
    return seen(await this.database.row(PersonEntity, { id }));
  }

  /** What people are called, by id; null: somebody without a name, or forgotten. */
  async names(ids: readonly string[]): Promise<Map<string, string | null>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: Buffer | null }>('SELECT id, name FROM person WHERE id IN (?)', [ids]);
    return new Map(rows.map(({ id, name }) => [id, name && unseal(name, 'person.name')]));
  }

  /** Whoever signs in with this phone; null where nobody ever has. */
  async byPhone(phone: string): Promise<PersonSeen | null> {
    return seen(await this.database.row(PersonEntity, { phoneIndex: blindIndex('phone', phone) }));
  }

  /**
   * Somebody who called, as a person of their own: found by the phone or made. Whoever has no phone is made anew each time,
   * since nothing tells one from another. Signing in with the phone later leads to the same person.
   */
  async caller(tx: Tx, { phone, name, region }: { phone: string | null; name: string; region: string }): Promise<string> {
    const [id, index] = [this.ids.next(), phone && blindIndex('phone', phone)];
    await tx.run(
      'INSERT INTO person (id, phone, phone_index, name, region, created_at) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id',
      [id, phone && seal(phone, 'person.phone'), index, seal(name, 'person.name'), region, this.clock.now()],
    );
    if (index === null) return id;
    const [person] = await tx.query<{ id: string }>('SELECT id FROM person WHERE phone_index = ?', [index]);
    if (!person) throw new Error('a person just made is not there');
    return person.id;
  }

  /**
   * Keeps the name a person gave in passing, unless one is known already, and keeps the person: nobody forgets them before this
   * transaction is over. False for somebody who has been forgotten.
   */
  async nameIfUnknown(tx: Tx, id: string, name: string): Promise<boolean> {
    const { affectedRows } = await tx.run(
      'UPDATE person SET name = COALESCE(name, ?) WHERE id = ? AND NOT (phone IS NULL AND name IS NULL)',
      [seal(name, 'person.name'), id],
    );
    return affectedRows === 1;
  }

  /** Whether a person agrees to the present version of a document: SMS and calls ask for `sms`. */
  agreed(id: string, doc: DocumentName): Promise<boolean> {
    return this.consentService.agreed(id, doc);
  }

  /** Whether a person has taken back what they had agreed to; somebody who was never asked has not. */
  withdrew(id: string, doc: DocumentName): Promise<boolean> {
    return this.consentService.withdrew(id, doc);
  }

  /** Whose WeChat this is; null: nobody's. */
  async byOpenid(openid: string): Promise<string | null> {
    return this.identities.personOf(openid);
  }

  /** The openids of those who are bound to a WeChat, by person. */
  openidOf(personIds: readonly string[]): Promise<Map<string, string>> {
    return this.identities.openidsOf(personIds);
  }

  /** Where a person lives, as a blind index of the address: known once they have asked for help at their own home. */
  async rememberHome(tx: Tx, id: string, homeIndex: Buffer): Promise<void> {
    await tx.run('UPDATE person SET home_index = ? WHERE id = ?', [homeIndex, id]);
  }
}

const seen = (row: PersonEntity | null): PersonSeen | null =>
  row && { id: row.id, name: row.name, phone: row.phone, region: row.region, homeDivision: row.homeDivision };
