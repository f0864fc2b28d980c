import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, id, instant, one, text } from '../kernel/fields';
import { entryNumber, inGroups, keepers } from './group.fields';
import { MESSAGE_STATES } from './message.view';

/** Somebody who may not speak for a while and asks for it to be looked at again. */
export const MuteAppeal = z.object({
  groupId: id,
  groupName: z.string(),
  personId: id,
  name: z.string(),
  of: z.string(),
  until: instant,
  why: z.string(),
  appeal: z.string(),
  at: instant,
});
export type MuteAppeal = z.infer<typeof MuteAppeal>;

/** The last act about something: which, why, by whom (unit and duty). */
const Decided = z.nullable(z.object({ act: z.string(), why: z.string(), by: z.string(), at: instant }));
/** What became of my own words, of my report about somebody's, of my own speaking; null where there is nothing. */
export const Fate = z.object({
  words: z.nullable(
    z.object({
      state: z.enum(MESSAGE_STATES),
      said: z.string(),
      label: z.nullable(z.string()),
      decided: Decided,
      /** What I asked for and nobody has looked at yet. */
      appeal: z.nullable(z.string()),
      mayAppeal: z.boolean(),
    }),
  ),
  /** `upheld` null: nobody has looked yet. */
  report: z.nullable(z.object({ why: z.string(), upheld: z.nullable(z.boolean()), answer: z.nullable(z.string()) })),
  /** `until` null: I may speak again. */
  mute: z.nullable(z.object({ until: z.nullable(instant), why: z.nullable(z.string()), decided: Decided, appeal: z.nullable(z.string()) })),
});
export type Fate = z.infer<typeof Fate>;
/** What those an act of order concerns read and ask. */
export const fateRoutes = {
  fate: route({
    method: 'GET',
    path: '/groups/:id/fate',
    summary: 'What was decided about my words, my report or my speaking, and why',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    query: z.strictObject({ seq: z.optional(entryNumber) }),
    response: Fate,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  appealMute: route({
    method: 'PUT',
    path: '/groups/:id/mute-appeal',
    summary: 'I may not speak, and think that wrong: let somebody look again',
    roles: inGroups,
    matrix: 'group.speak',
    params: one,
    body: z.strictObject({ why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  judgeMute: route({
    method: 'PUT',
    path: '/groups/:id/members/:personId/mute-appeal',
    summary: 'Let somebody speak again who asked for it, or not yet; they are told why',
    roles: keepers,
    matrix: 'group.keep',
    params: z.strictObject({ id, personId: id }),
    body: z.strictObject({ lift: z.boolean(), why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};
