import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, instant, one, text } from '../kernel/fields';
import { clientId, entry, entryNumber, inGroups, keepers } from './group.fields';
import { TEXT_MOST } from './message.rules';
import { Entry } from './message.view';

/** It is meant as it stands: words included that the county's list holds back from others. */
const insist = z.optional(z.literal(true));
const refusals = ['NOT_FOUND', 'KEY_REUSED', 'LISTED_WORDS', 'DOUBTFUL_WORDS', 'CHAT_OFF', 'GROUP_ARCHIVED'] as const;

/** What staff say in a group that is more than a message: must-read notices and who has read them, official answers and their pin. */
export const boardRoutes = {
  notify: route({
    method: 'POST',
    path: '/groups/:id/notices',
    summary: 'Put up a notice that every firm has to read',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ clientId, title: text(60), text: text(TEXT_MOST), until: instant, insist }),
    response: z.object({ entry: Entry, again: z.boolean() }),
    refusals,
  }),
  board: route({
    method: 'GET',
    path: '/groups/:id/notices',
    summary: 'Notices that still stand, newest first',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    response: z.object({ entries: z.array(Entry) }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  readNotice: route({
    method: 'PUT',
    path: '/groups/:id/notices/:seq/read',
    summary: 'My firm has read it',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    response: z.object({ firms: z.int(), of: z.int() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  receipts: route({
    method: 'GET',
    path: '/groups/:id/notices/:seq/receipts',
    summary: 'Which firms have read it, and which have not',
    roles: keepers,
    matrix: 'group.keep',
    params: entry,
    response: z.object({ read: z.array(z.object({ firm: z.string(), at: instant })), unread: z.array(z.string()), reminded: z.boolean() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  remind: route({
    method: 'PUT',
    path: '/groups/:id/notices/:seq/reminder',
    summary: 'Remind, once, those who have not read it',
    roles: keepers,
    matrix: 'group.keep',
    params: entry,
    response: z.object({ people: z.int() }),
    refusals: ['NOT_FOUND', 'REMINDED_ALREADY', 'CHAT_OFF'],
  }),
  answer: route({
    method: 'POST',
    path: '/groups/:id/answers',
    summary: 'An official answer, pinned; a new version takes the place of the newest one before',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ clientId, text: text(TEXT_MOST), reply: z.optional(entryNumber), replaces: z.optional(entryNumber), insist }),
    response: z.object({ entry: Entry, again: z.boolean() }),
    refusals: [...refusals, 'ANSWER_REPLACED'],
  }),
  unpin: route({
    method: 'PUT',
    path: '/groups/:id/unpinned',
    summary: 'Take the pinned answer down',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};
