import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, id, instant, one, text } from '../kernel/fields';
import { GroupRow } from './message.view';

/** People one group may hold at most, whatever a county wishes. */
export const CAP_MOST = 20_000;
/** Days of history a late joiner may be shown at most: ten years. */
export const HISTORY_MOST = 3_650;
/** The parts a post can have in a group. */
export const PARTS = ['owner', 'deputy', 'staff'] as const;

const Unit = z.object({ id, name: z.string() });
const keeping = { id, name: z.string(), code: z.string(), axis: GroupRow.shape.axis, archived: z.boolean() };

/** A group as those see it who found and close groups. `waiting`: people for whom there was no room. */
export const FoundingRow = z.object({
  ...keeping,
  lead: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  people: z.int(),
  cap: z.int(),
  waiting: z.int(),
});
export type FoundingRow = z.infer<typeof FoundingRow>;

/** How a group was founded and by whom it is kept. */
export const Founding = z.object({
  ...keeping,
  version: z.int(),
  about: z.nullable(z.string()),
  document: z.nullable(z.string()),
  documentOn: z.nullable(day),
  lead: z.nullable(Unit),
  /** Whose clerks sit in it besides those of the one that leads it. */
  units: z.array(Unit),
  /** The rules lead firms into it, by trade or by town; where not, they come by invitation alone. */
  ruled: z.boolean(),
  people: z.int(),
  waiting: z.int(),
  cap: z.int(),
  historyDays: z.int(),
  /** `rightful`: their unit leads it or sits in it, so that they stay for as long as they hold the post. */
  staff: z.array(z.object({ postId: id, name: z.string(), of: z.string(), part: z.enum(PARTS), since: instant, rightful: z.boolean() })),
  /** Who owned it before, the latest first. */
  past: z.array(z.object({ name: z.string(), of: z.string(), since: instant, until: instant })),
});
export type Founding = z.infer<typeof Founding>;

/** Every write names the version it was decided upon, and why; the reason is on record. */
const written = { version: z.int().check(z.minimum(1)), why: text(100) };

export const foundingRoutes = {
  list: route({
    method: 'GET',
    path: '/group-foundings',
    summary: 'The groups of the county: who leads and owns each, how full it is',
    roles: ['administrator'],
    matrix: 'group.found',
    response: z.object({ groups: z.array(FoundingRow) }),
  }),
  units: route({
    method: 'GET',
    path: '/group-units',
    summary: 'The units that may lead a group or sit in one',
    roles: ['administrator'],
    matrix: 'group.found',
    response: z.object({ units: z.array(Unit) }),
  }),
  clerks: route({
    method: 'GET',
    path: '/group-clerks',
    summary: 'The clerks of a unit, one of whom is to keep a group',
    roles: ['administrator'],
    matrix: 'group.found',
    query: z.strictObject({ unit: id }),
    response: z.object({ clerks: z.array(z.object({ postId: id, name: z.string(), of: z.string() })) }),
  }),
  show: route({
    method: 'GET',
    path: '/group-foundings/:id',
    summary: 'How a group was founded, who keeps it and who did before',
    roles: ['administrator'],
    matrix: 'group.found',
    params: one,
    response: Founding,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  settle: route({
    method: 'PUT',
    path: '/group-foundings/:id',
    summary: 'What a group is for, its founding document, how many it holds, how far back a late joiner reads',
    roles: ['administrator'],
    matrix: 'group.found',
    params: one,
    body: z.strictObject({
      ...written,
      about: z.nullable(text(300)),
      document: z.nullable(text(120)),
      documentOn: z.nullable(day),
      cap: z.int().check(z.minimum(1), z.maximum(CAP_MOST)),
      historyDays: z.int().check(z.minimum(0), z.maximum(HISTORY_MOST)),
    }),
    response: Founding,
    refusals: ['NOT_FOUND', 'GROUP_MOVED_ON', 'GROUP_ARCHIVED', 'INVALID_INPUT', 'CAP_TOO_SMALL', 'CHAT_OFF'],
  }),
  lead: route({
    method: 'PUT',
    path: '/group-foundings/:id/lead',
    summary: 'Give a group to another unit to lead: its clerks come, those of the one before go',
    roles: ['administrator'],
    matrix: 'group.found',
    params: one,
    body: z.strictObject({ ...written, unitId: id }),
    response: Founding,
    refusals: ['NOT_FOUND', 'GROUP_MOVED_ON', 'GROUP_ARCHIVED', 'CHAT_OFF'],
  }),
  sit: route({
    method: 'PUT',
    path: '/group-foundings/:id/units',
    summary: 'Whose clerks sit in a group besides those of the unit that leads it: all of them, as they shall be',
    roles: ['administrator'],
    matrix: 'group.found',
    params: one,
    body: z.strictObject({ ...written, unitIds: z.array(id).check(z.maxLength(200)) }),
    response: Founding,
    refusals: ['NOT_FOUND', 'GROUP_MOVED_ON', 'GROUP_ARCHIVED', 'CHAT_OFF'],
  }),
  appoint: route({
    method: 'PUT',
    path: '/group-foundings/:id/staff/:postId',
    summary: 'Make a clerk owner, deputy or staff of a group, or let them go',
    roles: ['administrator'],
    matrix: 'group.found',
    params: z.strictObject({ id, postId: id }),
    body: z.strictObject({ ...written, part: z.enum([...PARTS, 'none']) }),
    response: Founding,
    refusals: ['NOT_FOUND', 'GROUP_MOVED_ON', 'GROUP_ARCHIVED', 'NOT_A_CLERK', 'OWNER_NEEDED', 'SITS_BY_UNIT', 'CHAT_OFF'],
  }),
  archive: route({
    method: 'PUT',
    path: '/group-foundings/:id/archived',
    summary: 'Close a group, which is then only read; or open it again',
    roles: ['administrator'],
    matrix: 'group.found',
    params: one,
    body: z.strictObject({ ...written, archived: z.boolean() }),
    response: Founding,
    refusals: ['NOT_FOUND', 'GROUP_MOVED_ON', 'STILL_ASKED', 'CHAT_OFF'],
  }),
};
