import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, day, id, one, text } from '../kernel/fields';
import { boardRoutes } from './board.contract';
import { clientId, entry, entryNumber, inGroups } from './group.fields';
import { AT_MOST, TEXT_MOST } from './message.rules';
import { Entry } from './message.view';

/** Exactly one of the contents, as the kind says. */
const said = {
  clientId,
  text: z.optional(text(TEXT_MOST)),
  /** Refused a moment ago, wrongly as the author thinks: kept back for a person to look at, instead of refused again. */
  appeal: z.optional(z.boolean()),
  fileId: z.optional(id),
  /** Written by hand it has no coordinates. */
  place: z.optional(
    z.strictObject({
      name: text(60),
      address: text(120),
      latitude: z.optional(z.number().check(z.minimum(-90), z.maximum(90))),
      longitude: z.optional(z.number().check(z.minimum(-180), z.maximum(180))),
    }),
  ),
  card: z.optional(z.strictObject({ path: z.string().check(z.regex(/^[a-z-]+\/[a-z/-]+\?[\w=&-]{1,100}$/)), title: text(60) })),
  reply: z.optional(entryNumber),
  at: z.optional(z.array(z.strictObject({ personId: z.optional(id), unitId: z.optional(id) })).check(z.maxLength(AT_MOST))),
};

/** What is said in a group, and what its staff say there that is more than a message. */
export const messageRoutes = {
  say: route({
    method: 'POST',
    path: '/groups/:id/messages',
    summary: 'Say something; under the same client id it is said once',
    roles: inGroups,
    matrix: 'group.speak',
    overLine: true,
    params: one,
    body: z.strictObject(said),
    response: z.object({ entry: Entry, again: z.boolean() }),
    refusals: ['NOT_FOUND', 'KEY_REUSED', 'TOO_OFTEN', 'MUTED', 'STAFF_ONLY', 'WORDS_REFUSED', 'NAME_NEEDED', 'CHAT_OFF', 'GROUP_ARCHIVED'],
  }),
  page: route({
    method: 'GET',
    path: '/groups/:id/messages',
    summary: 'History: the page before a number, around one or around the beginning of a day, or what came after one',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    query: z.strictObject({
      before: z.optional(entryNumber),
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
      around: z.optional(entryNumber),
      on: z.optional(day),
    }),
    response: z.object({
      /**
       * Ascending. Of history (`before`, `around`, or none: the newest) only what was said, as it now is; after a number everything,
       * changes too and without a gap, as it comes over the line.
       */
      entries: z.array(Entry),
      /** More lie on the far side of the page. */
      more: z.boolean(),
      lastSeq: z.int(),
      /** Too far behind to be given all: this is the newest page. */
      jumped: z.boolean(),
    }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  search: route({
    method: 'GET',
    path: '/groups/:id/search',
    summary: 'Find words in a group, newest first',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    query: z.strictObject({ words: text(30), before: z.optional(entryNumber) }),
    response: z.object({ entries: z.array(Entry), more: z.boolean() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  recall: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/recall',
    summary: 'Take back my own words within two minutes, unless they are a matter',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    response: Done,
    refusals: ['NOT_FOUND', 'NOT_YOUR_WORDS', 'RECALL_LATE', 'IS_A_MATTER', 'CHAT_OFF'],
  }),
  ...boardRoutes,
};
