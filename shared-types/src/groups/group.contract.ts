import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, day, id, instant, one, text } from '../kernel/fields';
import { inGroups, keepers } from './group.fields';
import { Entry, GroupRow } from './message.view';

const seq = z.coerce.number().check(z.int(), z.minimum(0));

export const Member = z.object({
  personId: id,
  name: z.string(),
  staff: z.boolean(),
  part: z.enum(['owner', 'deputy', 'staff', 'firm']),
  of: z.string(),
  onDuty: z.nullable(z.boolean()),
  mutedUntil: z.nullable(instant),
});
export type Member = z.infer<typeof Member>;

export const GroupCard = z.object({
  ...GroupRow.shape,
  about: z.nullable(z.string()),
  lead: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  deputies: z.array(z.string()),
  document: z.nullable(z.string()),
  documentOn: z.nullable(day),
  /** Why I am here: 规上工业企业:制造业,规模以上. */
  why: z.string(),
  firms: z.int(),
  people: z.int(),
  staff: z.int(),
  slowSeconds: z.int(),
  staffOnly: z.boolean(),
  mutedUntil: z.nullable(instant),
  mutedWhy: z.nullable(z.string()),
  pinned: z.nullable(Entry),
  /** Who is on duty now, or when somebody is again. */
  duty: z.string(),
  /** I keep order here. */
  keeper: z.boolean(),
  /** First entry I have not read. */
  readSeq: z.int(),
  /** I serve it: what staff note beside it is for me too. */
  serves: z.boolean(),
  /** The firm I speak for here, and those of mine that belong here: more than one for whoever acts for several. Null in a post. */
  speaksFor: z.nullable(z.object({ firmId: id, firms: z.array(z.object({ id, name: z.string() })) })),
  /** Of a private thread: where it came from. */
  thread: z.nullable(z.object({ groupId: id, group: z.string(), seq: z.int(), words: z.string() })),
});
export type GroupCard = z.infer<typeof GroupCard>;

export const groupRoutes = {
  list: route({
    method: 'GET',
    path: '/groups',
    summary: 'The groups I am in: unread, last words, mine first',
    roles: EVERYONE,
    matrix: 'group.list',
    response: z.object({
      groups: z.array(GroupRow),
      /** The whole chat is switched on here. */
      open: z.boolean(),
      /** Groups that would be mine if they had room: their names. */
      waiting: z.array(z.string()),
    }),
  }),
  show: route({
    method: 'GET',
    path: '/groups/:id',
    summary: 'One group: what it is for, who keeps it, why I am in it',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    response: GroupCard,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  members: route({
    method: 'GET',
    path: '/groups/:id/members',
    summary: 'Who is in it, staff first; by name or firm',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    query: z.strictObject({ named: z.optional(text(30)), after: z.optional(id) }),
    response: z.object({
      members: z.array(Member),
      more: z.boolean(),
      /** Departments whose staff are in it, to be spoken to as a whole; with the first page. */
      units: z.array(z.object({ id, name: z.string() })),
    }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  read: route({
    method: 'PUT',
    path: '/groups/:id/read',
    summary: 'I have read up to here; never goes back',
    roles: inGroups,
    matrix: 'group.speak',
    overLine: true,
    params: one,
    body: z.strictObject({ seq }),
    response: z.object({ unread: z.int() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  speakFor: route({
    method: 'PUT',
    path: '/groups/:id/firm',
    summary: 'From now on I speak here for this firm of mine',
    roles: ['resident'],
    matrix: 'group.speak_for',
    params: one,
    body: z.strictObject({ firmId: id }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  setOrder: route({
    method: 'PUT',
    path: '/groups/:id/order',
    summary: 'Slow mode, and whether only staff may speak',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ slowSeconds: z.int().check(z.minimum(0), z.maximum(3600)), staffOnly: z.boolean(), why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  askIn: route({
    method: 'POST',
    path: '/groups/:id/firms',
    summary: 'Ask a firm in beyond the rules',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ firmId: id }),
    response: Done,
    refusals: ['NOT_FOUND', 'GROUP_FULL', 'CHAT_OFF'],
  }),
};
