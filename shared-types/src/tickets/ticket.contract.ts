import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id, instant, one, text } from '../kernel/fields';
import { FileCard } from '../kernel/file.contract';
import { commandsOf } from '../kernel/machine';
import { Promised } from '../kernel/promise';
import { LOOKS } from './look';
import { OUTCOMES, TICKET_STATES, ticketMachine } from './ticket.machine';

const clerks = ['clerk'] as const;
const both = ['resident', 'clerk'] as const;
const seq = z.int().check(z.minimum(1));

export const TicketRow = z.object({
  id,
  number: z.string(),
  state: z.enum(TICKET_STATES),
  title: z.string(),
  firm: z.nullable(z.string()),
  unit: z.string(),
  openedAt: instant,
  promiseAt: instant,
  /** Past the promise, and still nobody has answered. */
  late: z.boolean(),
  /** Others who ask for the same. */
  followers: z.int(),
});
export type TicketRow = z.infer<typeof TicketRow>;

/** What one of its messages carried. All null: it was removed, as whoever sent it or the law wanted. */
export const Carried = z.object({
  seq: z.int(),
  kind: z.enum(['image', 'voice', 'file', 'place']),
  file: z.nullable(FileCard),
  place: z.nullable(
    z.object({ name: z.string(), address: z.string(), latitude: z.optional(z.number()), longitude: z.optional(z.number()) }),
  ),
  /** What a voice says, as far as somebody has typed it. */
  transcript: z.nullable(z.object({ text: z.string(), staff: z.boolean() })),
});
export type Carried = z.infer<typeof Carried>;

export const Ticket = z.object({
  ...TicketRow.shape,
  version: z.int(),
  words: z.string(),
  answer: z.nullable(z.string()),
  outcome: z.nullable(z.enum(OUTCOMES)),
  promise: Promised,
  /** Where it came from: the group and the first of its messages. */
  from: z.nullable(z.object({ groupId: id, groupName: z.string(), seq: z.int() })),
  mergedInto: z.nullable(z.object({ id, number: z.string() })),
  /** Photos, voices, documents and places of the messages it was made of: whoever may read the matter may open them. */
  carried: z.array(Carried),
  timeline: z.array(z.object({ no: z.int(), command: z.string(), at: instant, who: z.string() })),
  /** Which unit looked at it: once a unit, kind and day, newest first. For whoever asked; null for staff. */
  seenBy: z.nullable(z.array(z.object({ unit: z.string(), what: z.enum(LOOKS), at: instant }))),
  /** The group does not see it. */
  hidden: z.boolean(),
  /** The buttons: what I may do now. */
  may: z.array(z.enum(commandsOf(ticketMachine))),
});
export type Ticket = z.infer<typeof Ticket>;

const refusals = ['NOT_FOUND', 'TICKET_MOVED_ON'] as const;

export const ticketRoutes = {
  raise: route({
    method: 'POST',
    path: '/tickets',
    summary: 'Messages of a group become a matter; each message only once',
    roles: both,
    matrix: 'ticket.raise',
    body: z.strictObject({
      groupId: id,
      seqs: z.array(seq).check(z.minLength(1), z.maxLength(20)),
      title: text(60),
      words: text(2000),
      /** The poster does not want it seen in the group. */
      hidden: z.boolean(),
    }),
    response: Ticket,
    refusals: ['NOT_FOUND', 'ALREADY_A_MATTER', 'PLEA_NOT_YOURS', 'PLEA_NOT_A_FIRM', 'CHAT_OFF'],
  }),
  similar: route({
    method: 'POST',
    path: '/ticket-likenesses',
    reads: true,
    summary: 'Matters that ask for the same, from this group and others',
    roles: both,
    matrix: 'ticket.raise',
    body: z.strictObject({ groupId: id, words: text(2000) }),
    response: z.object({ tickets: z.array(z.object({ id, number: z.string(), title: z.string(), group: z.string(), why: z.string() })) }),
    refusals: ['NOT_FOUND'],
  }),
  list: route({
    method: 'GET',
    path: '/tickets',
    summary: 'Mine as a firm; as staff, those of my unit',
    roles: both,
    matrix: 'ticket.own',
    query: z.strictObject({ before: z.optional(id), ended: z.optional(z.literal('1')) }),
    response: z.object({ tickets: z.array(TicketRow), more: z.boolean() }),
  }),
  show: route({
    method: 'GET',
    path: '/tickets/:id',
    summary: 'One matter with both clocks and its timeline',
    roles: both,
    matrix: 'ticket.own',
    params: one,
    response: Ticket,
    refusals: ['NOT_FOUND'],
  }),
  take: route({
    method: 'POST',
    path: '/tickets/:id/taking',
    summary: 'I take it for my unit',
    roles: clerks,
    matrix: 'ticket.work',
    params: one,
    response: Ticket,
    refusals,
  }),
  answer: route({
    method: 'POST',
    path: '/tickets/:id/answer',
    summary: 'What became of it, in words the requester reads',
    roles: clerks,
    matrix: 'ticket.work',
    params: one,
    body: z.strictObject({ outcome: z.enum(OUTCOMES), answer: text(2000) }),
    response: Ticket,
    refusals,
  }),
  merge: route({
    method: 'POST',
    path: '/tickets/:id/merging',
    summary: 'The same as another one: it follows that one, and keeps its own thread',
    roles: clerks,
    matrix: 'ticket.work',
    params: one,
    body: z.strictObject({ into: id }),
    response: Ticket,
    refusals: [...refusals, 'MERGE_NOT_HERE'],
  }),
  confirm: route({
    method: 'POST',
    path: '/tickets/:id/confirmation',
    summary: 'The requester says whether it is solved; if not, it goes back with a reason',
    roles: ['resident'],
    matrix: 'ticket.requester',
    params: one,
    body: z.strictObject({ solved: z.boolean(), why: z.optional(text(300)) }),
    response: Ticket,
    refusals: [...refusals, 'NEEDS_REASON'],
  }),
  hide: route({
    method: 'POST',
    path: '/tickets/:id/hiding',
    summary: 'From now on the group does not see it, whoever made a matter of my words; said again it changes nothing',
    roles: ['resident'],
    matrix: 'ticket.requester',
    params: one,
    response: Ticket,
    refusals,
  }),
  withdraw: route({
    method: 'POST',
    path: '/tickets/:id/withdrawal',
    summary: 'The requester takes it back',
    roles: ['resident'],
    matrix: 'ticket.requester',
    params: one,
    response: Ticket,
    refusals,
  }),
};
