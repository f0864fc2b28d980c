import { ticketRoutes } from 'shared-types/tickets';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = { tickets: callsOf(ticketRoutes) };
