import { itemRoutes } from 'shared-types/catalogue';
import { codeRoutes } from 'shared-types/codes';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = { codes: callsOf(codeRoutes), catalogue: callsOf(itemRoutes) };
