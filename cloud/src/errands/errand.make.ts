import { randomInt } from 'node:crypto';
import { checkDigit, type Request } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Promised } from 'shared-types/kernel/promise';
import { blindIndex } from '../kernel/crypto';
import { addressIndex } from './address';
import type { ErrandEntity } from './errand.entity';
import type { Where } from './promise.service';
import { NO_END, NO_VISIT } from './round';

/** All that decides the first row of a request. `phone`: the one given, else the one signed in with. */
export interface Taken {
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

/** What nothing has happened to yet. */
const UNTOUCHED = {
  ...NO_VISIT,
  ...NO_END,
  state: 'open',
  version: 1,
  level: 1,
  agentPostId: null,
  epoch: 0,
  round: 1,
  contactedAt: null,
  alarmedAt: null,
} as const;

/** The blind index of the telephone lookup: number and the last four of the phone it was sent from. */
export const lookupIndex = (number: string, last4: string) => blindIndex('lookup', `${number}/${last4}`);

/** The row of a request as it is inserted, numbered at random. */
export function rowOf(taken: Taken): ErrandEntity {
  const { actor, request, item, promise, now, phone, unitId, id } = taken;
  const ten = String(randomInt(0, 1e10)).padStart(10, '0');
  const number = ten + checkDigit(ten);
  return {
    ...UNTOUCHED,
    ...placeOf(taken),
    ...peopleOf(taken),
    region: actor.region,
    id,
    number,
    lookupIndex: lookupIndex(number, phone.slice(-4)),
    unitId,
    itemCode: item?.code ?? null,
    itemVersion: item?.version ?? null,
    category: item?.category ?? null,
    mode: request.mode,
    wishDay: request.wish.day,
    wishPart: request.wish.part,
    urgent: request.urgent?.kind ?? null,
    sentAt: now,
    promiseDue: new Date(promise.due),
    promise: JSON.stringify(promise),
  };
}

const placeOf = ({ request: { place }, where }: Taken) => ({
  placeKind: place.kind,
  division: place.division,
  town: where.town,
  placeText: place.text ?? null,
  placeIndex: addressIndex(place.division, place.text ?? null),
});

/** Two people, the one who asks and the one it is for; for oneself the consent is in the asking. */
function peopleOf({ actor, request: { beneficiary, name }, phone, now }: Taken) {
  const self = beneficiary.relation === 'self';
  const beneficiaryPhone = self ? phone : (beneficiary.phone ?? null);
  return {
    requesterId: actor.personId,
    requesterName: name,
    requesterPhone: phone,
    beneficiaryName: beneficiary.name,
    beneficiaryPhone,
    beneficiaryIndex: beneficiaryPhone ? blindIndex('phone', beneficiaryPhone) : null,
    beneficiaryNote: beneficiary.note ?? null,
    birthYear: beneficiary.birthYear ?? null,
    relation: beneficiary.relation,
    consentAt: self ? now : null,
  };
}
