import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, id, instant, page } from '../kernel/fields';
import { subject } from '../kernel/socket';

export const Notice = z.object({
  id,
  subject,
  title: z.string(),
  body: z.string(),
  at: instant,
  read: z.boolean(),
  /** Where a tap leads, `tickets/show?id=7&as=clerk`; null where nothing is to be seen but the notice itself. */
  page: z.nullable(z.string()),
});
export type Notice = z.infer<typeof Notice>;

export const noticeRoutes = {
  list: route({
    method: 'GET',
    path: '/notices',
    summary: 'My inbox, newest first',
    roles: EVERYONE,
    matrix: 'inbox.own',
    /** `only`: that one, as far as it is mine. */
    query: z.strictObject({ ...page, only: z.optional(id) }),
    response: z.object({ notices: z.array(Notice), unread: z.int(), more: z.boolean() }),
  }),
  read: route({
    method: 'PUT',
    path: '/notices/:id/read',
    withoutConsent: true,
    summary: 'Mark a notice and those before it as read',
    roles: EVERYONE,
    matrix: 'inbox.own',
    params: z.strictObject({ id }),
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
};
