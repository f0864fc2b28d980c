import { ErrandEntity } from '../errands/errand.entity';
import { OfferEntity } from '../errands/offer.entity';

/** Every row the service reads through TypeORM; the schema test holds each against its table. */
export const entities = [ErrandEntity, OfferEntity];
