import * as z from 'zod/mini';
import { id } from '../kernel/fields';

/** Those who may be in a group: firms' people speak as residents, staff in their post. */
export const inGroups = ['resident', 'clerk', 'dispatcher', 'administrator'] as const;
/** Those who may serve groups, or oversee them. */
export const keepers = ['clerk', 'administrator'] as const;

/** The number of an entry, as an address names it. */
export const entryNumber = z.coerce.number().check(z.int(), z.minimum(1));
/** One entry of one group. */
export const entry = z.strictObject({ id, seq: entryNumber });

/** The phone's own name for what it says: sent again under the same name it is the same. */
export const clientId = z.string().check(z.regex(/^[0-9A-Za-z_-]{16,40}$/));
