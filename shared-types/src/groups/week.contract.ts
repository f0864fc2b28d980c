import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, one } from '../kernel/fields';
import { inGroups } from './group.fields';

/** What became of what a group asked in a week, Monday to Sunday. Names nobody: a group is its departments' work. */
export const Week = z.object({
  monday: day,
  /** Asked by firms, as the radar heard it and nobody said it needs no answer. */
  asked: z.int(),
  answered: z.int(),
  /** Turned into matters. */
  matters: z.int(),
  /** Of matters that ended in the week: those the firm itself calls solved. */
  solved: z.int(),
  waiting: z.int(),
  /** Minutes from asking to the first answer, the middle one of those answered; null where none was. */
  medianMinutes: z.nullable(z.int()),
});
export type Week = z.infer<typeof Week>;

export const weekRoutes = {
  weeks: route({
    method: 'GET',
    path: '/groups/:id/weeks',
    summary: 'The last four weeks of a group in numbers',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    response: z.object({ unit: z.nullable(z.string()), weeks: z.array(Week) }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};
