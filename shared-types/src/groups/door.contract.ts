import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, id, instant, one, text } from '../kernel/fields';
import { inGroups, keepers } from './group.fields';

/**
 * How a firm of mine stands before a group. `fits`: a rule seats it, at once if one asks; `waiting`: there is no room yet; `unverified`: nobody
 * has looked yet whether I act for it; `may_ask`: those who keep the group decide.
 */
export const STANDINGS = ['inside', 'fits', 'waiting', 'asked', 'unverified', 'may_ask'] as const;
export type Standing = (typeof STANDINGS)[number];

export const Doorstep = z.object({
  firmId: id,
  name: z.string(),
  standing: z.enum(STANDINGS),
  /** The rule it is in by, or what was said when it was not let in the last time. */
  why: z.nullable(z.string()),
});
export type Doorstep = z.infer<typeof Doorstep>;

/** What anybody of the county may know of a group before they are in it. */
export const Door = z.object({
  id,
  name: z.string(),
  about: z.nullable(z.string()),
  lead: z.nullable(z.string()),
  firms: z.int(),
  /** My firms; empty where I act for none, or am here in a post. */
  mine: z.array(Doorstep),
  /** I sit in it. */
  inside: z.boolean(),
});
export type Door = z.infer<typeof Door>;

export const Wish = z.object({
  id,
  firm: z.string(),
  who: z.string(),
  words: z.nullable(z.string()),
  askedAt: instant,
});
export type Wish = z.infer<typeof Wish>;

/** How one comes into a group: by a code, a link or a search, and never without a rule or somebody who lets one in. */
export const doorRoutes = {
  show: route({
    method: 'GET',
    path: '/groups/:id/door',
    summary: 'What a group is, and whether my firms are in it or may be',
    roles: inGroups,
    matrix: 'group.door',
    params: one,
    response: Door,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  find: route({
    method: 'GET',
    path: '/group-doors',
    summary: 'Groups by their name; not those of leaders',
    roles: inGroups,
    matrix: 'group.door',
    query: z.strictObject({ named: text(30) }),
    response: z.object({ groups: z.array(z.object({ id, name: z.string(), about: z.nullable(z.string()) })) }),
    refusals: ['CHAT_OFF'],
  }),
  ask: route({
    method: 'POST',
    path: '/groups/:id/asks',
    summary: 'Ask that my firm be let in; where a rule says so it is, where it was asked already nothing happens',
    roles: ['resident'],
    matrix: 'group.ask_in',
    params: one,
    body: z.strictObject({ firmId: id, words: z.optional(text(100)) }),
    response: Doorstep,
    refusals: ['NOT_FOUND', 'FIRM_UNVERIFIED', 'CHAT_OFF'],
  }),
  asks: route({
    method: 'GET',
    path: '/groups/:id/asks',
    summary: 'Firms that want to be let in, the oldest first',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    response: z.object({ asks: z.array(Wish) }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  decide: route({
    method: 'PUT',
    path: '/group-asks/:id',
    summary: 'Let a firm in, or say why not',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ admit: z.boolean(), why: z.optional(text(100)) }),
    response: Done,
    refusals: ['NOT_FOUND', 'GROUP_FULL', 'BOND_MOVED_ON', 'CHAT_OFF'],
  }),
  invitation: route({
    method: 'GET',
    path: '/groups/:id/invitation',
    summary: 'The link to the door of a group, and its picture to be scanned',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    response: z.object({ link: z.string(), qr: z.string() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};
