import { clientOf } from './client';
import { send } from './send';

/** Every call of the service, typed from the contract. */
export const api = clientOf(send, { strict: process.env.NODE_ENV !== 'production' });
