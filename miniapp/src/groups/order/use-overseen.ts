import { useRead } from '../../kernel/query';
import { own } from '../api';

/** The groups whose order is mine; of supervision, all of the county. */
export const useOverseen = () => useRead(['group', 'overseen', 'order-desk'], () => own.order.groups(), { live: true });
