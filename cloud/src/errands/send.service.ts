import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { checkDigit, modeObjection, type Request } from 'shared-types/errands';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Actor } from 'shared-types/kernel/actor';
import type { Promised } from 'shared-types/kernel/promise';
import { DirectoryPort } from '../directory/directory.port';
import { blindIndex } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { PeoplePort } from '../people/people.port';
import { addressIndex } from './address';
import { ErrandEntity } from './errand.entity';
import { beginErrand, by } from './errand.move';
import { Promises, type Where } from './promise.service';
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
    const row = rowOf({ actor, request, item, where, promise, now, phone: request.phone ?? person.phone, unitId: unit.id, id: this.ids.next() });

    return this.database.inTransaction(async (tx) => {
      await tx.of(ErrandEntity).insert(row);
      await beginErrand(tx, row, { by: by(actor, 'requester'), at: now, facts: { due: promise.due }, set: deadlinesOf(promise, now) });
      const words = [
        ['need', request.words ?? null],
        ['urgent', request.urgent?.reason ?? null],
      ] as const;
      for (const [kind, body] of words) {
        if (body) await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, kind, personId: actor.personId, at: now, body });
      }
      await this.people.nameIfUnknown(tx, actor.personId, request.name);
      return row;
    });
  }

  private async check(actor: Actor, { place, wish, phone, urgent }: Request, now: Date) {
    if (place.division === null && !(place.text && phone)) throw new Refusal(place.text ? 'PHONE_WRONG' : 'PLACE_UNKNOWN');
    if (wish.day !== null && wish.day < dayOf(now.getTime())) throw new Refusal('TIME_NOT_OPEN');
    if (urgent && actor.role !== 'dispatcher' && (await quiet(this.rules, actor.region, now))) throw new Refusal('URGENT_AT_NIGHT');
    const [sent] = await this.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM errand WHERE requester_id = ? AND region = ? AND sent_at > ?', [
      actor.personId, actor.region, new Date(now.getTime() - 86_400_000),
    ]);
    if (Number(sent?.n ?? 0) >= PER_DAY) throw new Refusal('TOO_OFTEN', { wait: '明天' }, 86_400);
  }
}

/** The blind index of the telephone lookup: number and the last four of the phone it was sent from. */
export const lookupIndex = (number: string, last4: string) => blindIndex('lookup', `${number}/${last4}`);

function deadlinesOf(promise: Promised, now: Date): DeadlineToSet[] {
  return [
    { kind: 'errand.dispatch', dueAt: now },
    { kind: 'errand.first_call', dueAt: new Date(promise.due), why: promise },
  ];
}

interface Taken {
  actor: Actor;
  request: Request;
  item: { code: string; version: number; category: string } | null;
  where: Where;
  promise: Promised;
  now: Date;
  phone: string;
  unitId: string;
  id: string;
}

function rowOf({ actor, request, item, where, promise, now, phone, unitId, id }: Taken): ErrandEntity {
  const ten = String(randomInt(0, 1e10)).padStart(10, '0');
  const number = ten + checkDigit(ten);
  const { beneficiary, place, wish, urgent } = request;
  const self = beneficiary.relation === 'self';
  const beneficiaryPhone = self ? phone : (beneficiary.phone ?? null);
  const row: ErrandEntity = {
    region: actor.region, id, number, state: 'open', version: 1, requesterId: actor.personId, requesterName: request.name, requesterPhone: phone,
    lookupIndex: lookupIndex(number, phone.slice(-4)), beneficiaryName: beneficiary.name, beneficiaryPhone,
    beneficiaryIndex: beneficiaryPhone ? blindIndex('phone', beneficiaryPhone) : null, beneficiaryNote: beneficiary.note ?? null,
    birthYear: beneficiary.birthYear ?? null, relation: beneficiary.relation, itemCode: item?.code ?? null, itemVersion: item?.version ?? null,
    category: item?.category ?? null, mode: request.mode, placeKind: place.kind, division: place.division, town: where.town, placeText: place.text ?? null,
    placeIndex: addressIndex(place.division, place.text ?? null), wishDay: wish.day, wishPart: wish.part, urgent: urgent?.kind ?? null, sentAt: now,
    promiseDue: new Date(promise.due), promise: JSON.stringify(promise), level: 1, unitId, agentPostId: null, epoch: 0, round: 1, contactedAt: null,
    consentAt: self ? now : null, agreedFrom: null, agreedTo: null, visitCode: null, codeTries: 0, retries: 0, arrivedAt: null, arrivedBy: null,
    outcome: null, doneAt: null, donePostId: null, confirmBy: null, confirmation: null, callBackAt: null, callTries: 0, lastCallDay: null,
    alarmedAt: null, endedBy: null,
  };
  return row;
}
