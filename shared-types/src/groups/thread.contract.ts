import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id } from '../kernel/fields';

export const threadRoutes = {
  open: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/thread',
    summary: 'Go on about a message in private: the firm that said it and the staff of the group, nobody else',
    roles: ['resident', 'clerk', 'dispatcher', 'administrator'],
    matrix: 'group.speak',
    params: z.strictObject({ id, seq: z.coerce.number().check(z.int(), z.minimum(1)) }),
    response: z.object({ id }),
    refusals: ['NOT_FOUND', 'PLEA_NOT_YOURS', 'PLEA_NOT_A_FIRM'],
  }),
};
