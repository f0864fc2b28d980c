import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { modeObjection, type Request } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Promised } from 'shared-types/kernel/promise';
import { DirectoryPort } from '../directory/directory.port';
import { insertRow } from '../kernel/db/columns';
import { Database } from '../kernel/db/database';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { PeoplePort } from '../people/people.port';
import { ErrandEntity } from './errand.entity';
import { rowOf } from './errand.make';
import { beginErrand, by } from './errand.move';
import { Promises } from './promise.service';
import { quiet } from './quiet';
import { keepWords } from './words.rows';

/** Nobody needs more in a day; a phone gone wild does. */
const PER_DAY = 10;

/** Takes a request in: checks it against the item and the place, promises, and starts the search. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SendService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;
  @Inject() promises: Promises;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async send(actor: Actor, request: Request): Promise<ErrandEntity> {
    if (!actor.region) throw new Refusal('PLACE_UNKNOWN');
    const now = this.clock.now(actor.region);
    const person = await this.people.person(actor.personId);
    if (!person) throw new Refusal('NOT_SIGNED_IN');
    const item = await this.promises.item(actor.region, request.item);
    const why = modeObjection(item, request.mode);
    if (why) throw new Refusal('MODE_NOT_ALLOWED', { why });
    const where = await this.promises.where(actor.region, request.place.division, person.homeDivision);
    await this.check(actor, request, now);
    const promise = await this.promises.firstCall(actor.region, request.urgent !== null, now);
    const unit = await this.directory.responsible(actor.region, where.town, where.village);
    const row = rowOf({
      actor,
      request,
      item,
      where,
      promise,
      now,
      phone: request.phone ?? person.phone,
      unitId: unit.id,
      id: this.ids.next(),
    });

    return this.database.inTransaction(async (tx) => {
      await insertRow(tx, ErrandEntity, row);
      await beginErrand(tx, row, { by: by(actor, 'requester'), at: now, facts: { due: promise.due }, set: deadlinesOf(promise, now) });
      const words = [
        ['need', request.words ?? null],
        ['urgent', request.urgent?.reason ?? null],
      ] as const;
      for (const [kind, body] of words) {
        if (body)
          await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, kind, personId: actor.personId, at: now, body });
      }
      await this.people.nameIfUnknown(tx, actor.personId, request.name);
      // An agent is never sent to her own household: this is how the house knows which it is.
      if (row.placeIndex && row.relation === 'self' && row.placeKind === 'home')
        await this.people.rememberHome(tx, actor.personId, row.placeIndex);
      return row;
    });
  }

  private async check(actor: Actor, request: Request, now: Date) {
    insistOnPlace(request);
    if (request.wish.day !== null && request.wish.day < dayOf(now.getTime())) throw new Refusal('TIME_NOT_OPEN');
    // At night only the desk marks a thing as urgent: a person there judges it and can telephone.
    if (request.urgent && actor.role !== 'dispatcher' && (await quiet(this.rules, actor.region, now))) throw new Refusal('URGENT_AT_NIGHT');
    const [sent] = await this.database.query<{ n: string }>(
      'SELECT COUNT(*) AS n FROM errand WHERE requester_id = ? AND region = ? AND sent_at > ?',
      [actor.personId, actor.region, new Date(now.getTime() - 86_400_000)],
    );
    if (Number(sent?.n ?? 0) >= PER_DAY) throw new Refusal('TOO_OFTEN', { wait: '明天' }, 86_400);
  }
}

/** Elsewhere means: words that lead there, and a phone to ask by. */
function insistOnPlace({ place, phone }: Request) {
  if (place.division !== null) return;
  if (!place.text) throw new Refusal('PLACE_UNKNOWN');
  if (!phone) throw new Refusal('PHONE_WRONG');
}

function deadlinesOf(promise: Promised, now: Date): DeadlineToSet[] {
  return [
    { kind: 'errand.dispatch', dueAt: now },
    { kind: 'errand.first_call', dueAt: new Date(promise.due), why: promise },
  ];
}
