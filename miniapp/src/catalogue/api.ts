import { editRoutes, itemRoutes } from 'shared-types/catalogue';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = { catalogue: callsOf(itemRoutes), edits: callsOf(editRoutes) };
