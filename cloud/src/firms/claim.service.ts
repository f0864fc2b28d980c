import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type FIRM_PARTS, isUscc, readUscc } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import { blindIndex, sha256 } from '../kernel/crypto';
import { insertRow } from '../kernel/db/columns';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import { beginBond } from './bond.move';
import { ownersOf, verifiersOf } from './firm.rows';
import { FirmPersonEntity } from './firm-person.entity';

const TOWN_DIGITS = 9;
type Part = (typeof FIRM_PARTS)[number];
interface Known {
  id: string;
  town: string;
  phone_index: Buffer | null;
}

/** How somebody comes to act for a firm: by its code, or with a stall that has none yet. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() people: PeoplePort;
  @Inject() directory: DirectoryPort;
  /** Codes can be counted up; whoever tries does not get far, and nobody fills the lists of those who verify. */
  private perHour = new Pace('firm.claim', 10, 3600);
  private perDay = new Pace('firm.claims', 30, 86_400);
  private stalls = new Pace('firm.stall', 5, 86_400);

  async claim(actor: Actor, typed: string, part: Part): Promise<FirmPersonEntity> {
    const uscc = readUscc(typed);
    if (!isUscc(uscc)) throw new Refusal('FIRM_CODE_WRONG');
    const phone = await this.named(actor);
    await this.perHour.take(actor.personId);
    await this.perDay.take(actor.personId);
    return this.database.inTransaction(async (tx) => {
      // Shared: an import that is taken back meanwhile must see who acts for the firm, or take it away first.
      const [firm] = await tx.query<Known>(
        "SELECT id, town, phone_index FROM firm WHERE region = ? AND uscc = ? AND state = 'active' LOCK IN SHARE MODE",
        [actor.region, uscc],
      );
      if (!firm) throw new Refusal('FIRM_UNKNOWN');
      const own = phone !== null && firm.phone_index !== null && blindIndex('phone', phone).equals(firm.phone_index);
      return this.bind(tx, actor, firm, part, own ? 'phone' : 'code');
    });
  }

  /** A small trade without a licence: it is there at once, and waits to be seen by somebody of the town. */
  async begin(actor: Actor, stall: { name: string; division: string; trade: string }): Promise<FirmPersonEntity> {
    await this.named(actor);
    const place = await this.directory.place(actor.region, stall.division);
    if (!place?.town) throw new Refusal('PLACE_UNKNOWN');
    const town = place.code.slice(0, TOWN_DIGITS);
    await this.stalls.take(actor.personId);
    return this.database.inTransaction(async (tx) => {
      const id = this.ids.next();
      await tx.run(
        `INSERT INTO firm (region, id, name, kind, trade, town, village, source, digest, created_at) VALUES (?, ?, ?, 'stall', ?, ?, ?, '本人登记', ?, ?)`,
        [actor.region, id, stall.name, stall.trade, town, place.village, sha256(`stall ${id}`), this.clock.now(actor.region)],
      );
      return this.bind(tx, actor, { id, town }, 'owner', 'stall');
    });
  }

  /** Groups speak to people by their names. Gives the phone. */
  private async named({ personId }: Actor): Promise<string | null> {
    const person = await this.people.person(personId);
    if (!person?.name) throw new Refusal('NAME_NEEDED');
    return person.phone;
  }

  private async bind(tx: Tx, { region, personId }: Actor, firm: Pick<Known, 'id' | 'town'>, part: Part, how: FirmPersonEntity['how']) {
    const at = this.clock.now(region);
    const row: FirmPersonEntity = {
      region,
      id: this.ids.next(),
      firmId: firm.id,
      personId,
      part,
      state: how === 'phone' ? 'verified' : 'asked',
      version: 1,
      how,
      note: null,
      askedAt: at,
      decidedAt: how === 'phone' ? at : null,
      decidedBy: null,
      endedAt: null,
    };
    await insertRow(tx, FirmPersonEntity, row).catch((error) => {
      throw isDuplicate(error) ? new Refusal('FIRM_YOURS') : error;
    });
    const clerks = row.state === 'asked' ? await verifiersOf(tx, region, firm.town, dayOf(at.getTime())) : [];
    return beginBond(tx, row, at, { clerks, owners: row.state === 'verified' ? await ownersOf(tx, region, firm.id) : [] });
  }
}
