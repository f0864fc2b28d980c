import { firmImportRoutes, firmRoutes } from 'shared-types/firms';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = { firms: callsOf(firmRoutes), imports: callsOf(firmImportRoutes) };
