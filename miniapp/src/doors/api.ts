import { doorRoutes } from 'shared-types/groups';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = { doors: callsOf(doorRoutes) };
