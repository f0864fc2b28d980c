import { ErrandEntity } from '../errands/errand.entity';
import { OfferEntity } from '../errands/offer.entity';
import { PersonEntity } from '../people/person.entity';

/** Every row the service reads through TypeORM; the schema test holds each against its table. */
export const entities = [ErrandEntity, OfferEntity, PersonEntity];
