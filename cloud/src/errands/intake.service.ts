import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Intake, Request } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { Refusal } from '../kernel/errors';
import { PeoplePort } from '../people/people.port';
import type { ErrandEntity } from './errand.entity';
import { by } from './errand.move';
import { keepIntake } from './intake.rows';
import { type Asker, SendService } from './send.service';

/** Nobody answers at the caller's own number, so nobody is known by it. */
const UNREACHED: Partial<ErrandEntity> = { beneficiaryPhone: null, beneficiaryIndex: null };

/** The desk writes down what somebody asks for by telephone. From there on it is a request like any other. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IntakeService {
  @Inject() people: PeoplePort;
  @Inject() sending: SendService;

  async takeIn(actor: Actor, { caller, ...asked }: Intake): Promise<ErrandEntity> {
    const contact = 'contact' in caller ? caller.contact : null;
    const [own, reached] = contact ? [null, contact.phone] : [caller.phone, caller.phone];
    const known = own === null ? null : await this.people.byPhone(own);
    // What she wants for herself she asks for herself: nobody holds the pen and the right to it.
    if (known?.id === actor.personId) throw new Refusal('NOT_FOR_YOU');
    const request: Request = { ...asked, name: caller.name, phone: reached };
    const asker: Asker = {
      by: by(actor, 'dispatcher'),
      phone: reached,
      homeDivision: known?.homeDivision ?? actor.town,
      known: known?.id ?? null,
      person: (tx) => this.people.caller(tx, { phone: own, name: caller.name, region: actor.region }),
      ...(contact && { over: selfOf(request) }),
      keep: (tx, row) =>
        keepIntake(tx, {
          region: row.region,
          errandId: row.id,
          postId: actor.postId,
          personId: actor.personId,
          at: row.sentAt,
          contact,
        }),
    };
    return this.sending.take(actor, request, asker);
  }
}

/** The contact's number is not the number of the one it is for. */
const selfOf = ({ beneficiary }: Request) => (beneficiary.relation === 'self' ? UNREACHED : {});
