import { itemRoutes } from 'shared-types/catalogue';
import { callerRoutes } from 'shared-types/errands';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for, not its cards on the tabs. */
export const own = { catalogue: callsOf(itemRoutes), callers: callsOf(callerRoutes) };
