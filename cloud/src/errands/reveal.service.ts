import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { at, dayOf } from 'shared-types/kernel/calendar';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import type { ErrandEntity } from './errand.entity';
import { ErrandReader } from './errand.reader';
import { contactOf } from './intake.rows';
import { keepReveal, revealsSince } from './reveal.rows';

/** The only way to a full phone number or address: for whoever may open the matter, with a purpose, thirty a day, on record. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RevealService {
  @Inject() database: Database;
  @Inject() reader: ErrandReader;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async reveal(actor: Actor, id: string, why: string) {
    const row = await this.reader.find(actor, id);
    if (row.requesterId === actor.personId) throw new Refusal('NOT_FOUND');
    const now = this.clock.now(row.region);
    const daily = await this.rules.number(row.region, 'errand.reveal_daily', now);
    const midnight = new Date(at(dayOf(now.getTime()), 0));
    await this.database.inTransaction(async (tx) => {
      // Of many at once each would count only those before all of them.
      await tx.query('SELECT id FROM person WHERE id = ? FOR UPDATE', [actor.personId]);
      if ((await revealsSince(tx, row.region, actor.personId, midnight)) >= daily) throw new Refusal('TOO_OFTEN', { wait: '明天' }, 86_400);
      await keepReveal(tx, {
        region: row.region,
        id: this.ids.next(),
        errandId: id,
        personId: actor.personId,
        unitId: actor.unitId ?? '0',
        why,
        at: now,
      });
      tx.about = { region: row.region, subject: `errand/${id}` };
    });
    return this.contact(row);
  }

  /** What a repeated reveal shows again, without a second row. */
  async again(actor: Actor, id: string) {
    return this.contact(await this.reader.find(actor, id));
  }

  private async contact(row: ErrandEntity) {
    const { requesterPhone, beneficiaryPhone, placeText: place } = row;
    return { requesterPhone, through: await contactOf(this.database, row.region, row.id), beneficiaryPhone, place };
  }
}
