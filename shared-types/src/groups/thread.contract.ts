import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id, instant, one, text } from '../kernel/fields';
import { clientId, entry, inGroups, keepers } from './group.fields';
import { GroupRow } from './message.view';

/** Characters of one note beside the talk. */
export const ASIDE_MOST = 500;

/** A private thread as it stands under the group it came from. */
export const ThreadRow = z.object({
  ...GroupRow.shape,
  /** What it is about: the entry above and its words; empty where they are gone. */
  seq: z.int(),
  words: z.string(),
});
export type ThreadRow = z.infer<typeof ThreadRow>;

/** What staff noted beside a talk; `name` null: the house, of what a shift hands over (`left`: questions nobody had answered), or that all of it is seen to. */
export const Aside = z.object({ id, name: z.nullable(z.string()), of: z.string(), words: z.string(), at: instant, left: z.boolean() });
export type Aside = z.infer<typeof Aside>;

export const threadRoutes = {
  open: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/thread',
    summary: 'Go on about a message in private: whoever said it for their firm and the department that leads the group, nobody else',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    response: z.object({ id }),
    refusals: ['NOT_FOUND', 'PLEA_NOT_YOURS', 'PLEA_NOT_A_FIRM', 'THREAD_NOT_YOURS', 'CHAT_OFF'],
  }),
  list: route({
    method: 'GET',
    path: '/groups/:id/threads',
    summary: 'The private threads of a group that I am in, the liveliest first',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    response: z.object({ threads: z.array(ThreadRow) }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};

export const asideRoutes = {
  list: route({
    method: 'GET',
    path: '/groups/:id/asides',
    summary: 'What staff have noted beside a talk, for staff alone, newest first',
    roles: keepers,
    matrix: 'group.aside',
    params: one,
    query: z.strictObject({ before: z.optional(id) }),
    response: z.object({ asides: z.array(Aside), more: z.boolean() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  write: route({
    method: 'POST',
    path: '/groups/:id/asides',
    summary: 'Note something beside a talk; under the same client id it is noted once',
    roles: keepers,
    matrix: 'group.aside',
    params: one,
    body: z.strictObject({ clientId, text: text(ASIDE_MOST) }),
    response: Aside,
    refusals: ['NOT_FOUND', 'KEY_REUSED', 'CHAT_OFF'],
  }),
};
