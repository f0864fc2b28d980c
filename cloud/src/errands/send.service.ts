import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { modeObjection, type Request } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Promised } from 'shared-types/kernel/promise';
import { DirectoryPort } from '../directory/directory.port';
import { insertRow } from '../kernel/db/columns';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { PeoplePort } from '../people/people.port';
import { ErrandEntity } from './errand.entity';
import { rowOf } from './errand.make';
import { beginErrand, by, type ErrandMove } from './errand.move';
import { Promises } from './promise.service';
import { quiet } from './quiet';
import { keepWords } from './words.rows';

/** Whoever a request is from: somebody on the own phone, or a caller for whom the desk writes it down. */
export interface Asker {
  by: ErrandMove['by'];
  phone: string;
  homeDivision: string | null;
  /** Null: nobody ever asked with this phone. */
  known: string | null;
  /** The person, inside the transaction that keeps the request. */
  person: (tx: Tx) => Promise<string>;
  /** What the row says otherwise. */
  over?: Partial<ErrandEntity>;
  /** What is kept besides. */
  keep?: (tx: Tx, row: ErrandEntity) => Promise<unknown>;
}

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

  /** What somebody asks for on the own phone. */
  async send(actor: Actor, request: Request): Promise<ErrandEntity> {
    if (!actor.region) throw new Refusal('PLACE_UNKNOWN');
    const person = await this.people.person(actor.personId);
    if (!person?.phone) throw new Refusal('NOT_SIGNED_IN');
    const { id, homeDivision, phone } = person;
    return this.take(actor, request, {
      by: by(actor, 'requester'),
      phone: request.phone ?? phone,
      homeDivision,
      known: id,
      person: async () => id,
    });
  }

  /** The one way in, whoever holds the pen. */
  async take(actor: Actor, request: Request, asker: Asker): Promise<ErrandEntity> {
    const now = this.clock.now(actor.region);
    const item = await this.promises.item(actor.region, request.item);
    const why = modeObjection(item, request.mode);
    if (why) throw new Refusal('MODE_NOT_ALLOWED', { why });
    const where = await this.promises.where(actor.region, request.place.division, asker.homeDivision);
    await this.check(actor, request, asker.known, now);
    const promise = await this.promises.firstCall(actor.region, request.urgent !== null, now);
    const unit = await this.directory.responsible(actor.region, where.town, where.village);
    const draft = rowOf({
      actor,
      request,
      item,
      where,
      promise,
      now,
      phone: asker.phone,
      unitId: unit.id,
      id: this.ids.next(),
    });

    return this.database.inTransaction(async (tx) => {
      const row = { ...draft, ...asker.over, requesterId: await asker.person(tx) };
      // The person before the matter: whoever forgets people begins with them too.
      await this.know(tx, actor, row, request.name);
      await insertRow(tx, ErrandEntity, row);
      await asker.keep?.(tx, row);
      await beginErrand(tx, row, { by: asker.by, at: now, facts: { due: promise.due }, set: deadlinesOf(promise, now) });
      const words = [
        ['need', request.words ?? null],
        ['urgent', request.urgent?.reason ?? null],
      ] as const;
      for (const [kind, body] of words) {
        if (body)
          await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, kind, personId: actor.personId, at: now, body });
      }
      return row;
    });
  }

  /** What a request tells about whoever it is from. */
  private async know(tx: Tx, actor: Actor, row: ErrandEntity, name: string) {
    const kept = await this.people.nameIfUnknown(tx, row.requesterId, name);
    if (!kept) throw new Refusal(row.requesterId === actor.personId ? 'SESSION_ENDED' : 'UNAVAILABLE');
    // An agent is never sent to her own household: this is how the house knows which it is.
    if (row.placeIndex && row.relation === 'self' && row.placeKind === 'home')
      await this.people.rememberHome(tx, row.requesterId, row.placeIndex);
  }

  private async check(actor: Actor, request: Request, known: string | null, now: Date) {
    insistOnPlace(request);
    if (request.wish.day !== null && request.wish.day < dayOf(now.getTime())) throw new Refusal('TIME_NOT_OPEN');
    // At night only the desk marks a thing as urgent: a person there judges it and can telephone.
    if (request.urgent && actor.role !== 'dispatcher' && (await quiet(this.rules, actor.region, now))) throw new Refusal('URGENT_AT_NIGHT');
    if (known === null) return;
    const [sent] = await this.database.query<{ n: string }>(
      'SELECT COUNT(*) AS n FROM errand WHERE requester_id = ? AND region = ? AND sent_at > ?',
      [known, actor.region, new Date(now.getTime() - 86_400_000)],
    );
    // Nobody needs more in a day; a phone gone wild does.
    if (Number(sent?.n ?? 0) >= (await this.rules.number(actor.region, 'errand.daily', now)))
      throw new Refusal('TOO_OFTEN', { wait: '明天' }, 86_400);
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
