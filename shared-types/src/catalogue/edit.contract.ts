import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, id, instant, text } from '../kernel/fields';
import { commandsOf } from '../kernel/machine';
import { EDIT_STATES, type EditCommand, editMachine } from './edit.machine';
import { itemCode } from './item.contract';
import { ItemStands, Said, UnitSaid } from './said';

const UnitName = z.object({ id, name: z.string() });

/** A change of the catalogue, from the first word to the day it is taken back. */
export const EditRow = z.object({
  id,
  state: z.enum(EDIT_STATES),
  what: z.enum(['item', 'differ']),
  code: z.string(),
  /** The plain name it has, or will have. */
  title: z.string(),
  /** Null: the county's list. */
  unit: z.nullable(UnitName),
  from: day,
  to: z.nullable(day),
  why: z.string(),
  writer: z.string(),
  writtenAt: instant,
});
export type EditRow = z.infer<typeof EditRow>;

/** One field, before and after, in words. */
export const FieldChange = z.object({ field: z.string(), was: z.nullable(z.string()), is: z.nullable(z.string()) });
export type FieldChange = z.infer<typeof FieldChange>;

export const EditView = z.extend(EditRow, {
  version: z.int(),
  said: Said,
  changes: z.array(FieldChange),
  /** What the reviewer said who sent it back, or whoever took it back. */
  answer: z.nullable(z.string()),
  decider: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  /** The version it became. */
  madeVersion: z.nullable(z.int()),
  /** Something else was published since it was written: it has to be written anew. */
  outdated: z.boolean(),
  /** Other administrators of the county who could review it. */
  reviewers: z.array(z.string()),
  commands: z.array(z.enum(commandsOf<EditCommand>(editMachine))),
});
export type EditView = z.infer<typeof EditView>;

export const CONFLICTS = ['parent_changed', 'hidden_open', 'name_clash', 'mode_gone'] as const;
export const Conflict = z.object({
  kind: z.enum(CONFLICTS),
  unit: z.nullable(UnitName),
  code: z.string(),
  title: z.string(),
  /** One sentence: what is wrong and what to do. */
  says: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

/** What stands today for an item, at the county or at a service point: an edit starts from here. */
export const Standing = z.object({
  code: z.string(),
  unit: z.nullable(UnitName),
  version: z.int(),
  ownVersion: z.int(),
  /** Null where the county has no such item yet. */
  item: z.nullable(ItemStands),
  /** Of this point alone, not on the county's list. */
  own: z.boolean(),
  differ: UnitSaid,
  /** Who works on it already. */
  open: z.array(EditRow),
});
export type Standing = z.infer<typeof Standing>;

export const UnitDiffers = z.object({
  id,
  name: z.string(),
  kind: z.enum(['county_centre', 'town_centre', 'village_station']),
  items: z.int(),
  /** How many of them, or of those left out, differ from the county's list. */
  differs: z.int(),
});
export type UnitDiffers = z.infer<typeof UnitDiffers>;

const roles = ['administrator'] as const;
const matrix = 'catalogue.edit';
const content = { from: day, to: z.nullable(day), why: text(120), said: Said };
const one = z.strictObject({ id });
const version = z.int();
const wrong = ['EDIT_DAYS_WRONG', 'EDIT_NOT_ALLOWED', 'EDIT_NOTHING_NEW'] as const;

export const editRoutes = {
  list: route({
    method: 'GET',
    path: '/item-edits',
    summary: 'Changes of the catalogue: those somebody works on, or those that ended',
    roles,
    matrix,
    query: z.strictObject({ list: z.enum(['open', 'ended']), before: z.optional(id) }),
    response: z.object({ edits: z.array(EditRow), next: z.nullable(id) }),
  }),
  show: route({
    method: 'GET',
    path: '/item-edits/:id',
    summary: 'One change with what it changes',
    roles,
    matrix,
    params: one,
    response: EditView,
    refusals: ['NOT_FOUND'],
  }),
  start: route({
    method: 'POST',
    path: '/item-edits',
    summary: 'Write down a change of an item, of the county or of one service point',
    roles,
    matrix,
    body: z.strictObject({ code: itemCode, unit: z.nullable(id), ...content }),
    response: EditView,
    refusals: ['NOT_FOUND', 'ITEM_UNKNOWN', ...wrong],
  }),
  rewrite: route({
    method: 'PUT',
    path: '/item-edits/:id',
    summary: 'Write a draft anew, upon what stands now',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version, ...content }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON', 'ITEM_UNKNOWN', ...wrong],
  }),
  submit: route({
    method: 'POST',
    path: '/item-edits/:id/submission',
    summary: 'Hand a draft to another administrator',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON', 'EDIT_OUTDATED'],
  }),
  publish: route({
    method: 'POST',
    path: '/item-edits/:id/publication',
    summary: 'Publish what somebody else has written',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON', 'EDIT_OUTDATED', 'REVIEW_BY_ANOTHER', 'REVIEW_BY_NOBODY', 'EDIT_DAYS_WRONG'],
  }),
  sendBack: route({
    method: 'POST',
    path: '/item-edits/:id/return',
    summary: 'Send it back to its writer, with a reason',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version, reason: text(120) }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/item-edits/:id/withdrawal',
    summary: 'Drop a change that was not published',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON'],
  }),
  undo: route({
    method: 'POST',
    path: '/item-edits/:id/undoing',
    summary: 'Take a published version back: what stood before stands again at once',
    roles,
    matrix,
    params: one,
    body: z.strictObject({ version, reason: text(120) }),
    response: EditView,
    refusals: ['NOT_FOUND', 'EDIT_MOVED_ON', 'EDIT_NOT_NEWEST'],
  }),
  standing: route({
    method: 'GET',
    path: '/item-standings/:code',
    summary: 'What stands for an item, for whoever wants to change it',
    roles,
    matrix,
    params: z.strictObject({ code: itemCode }),
    query: z.strictObject({ unit: z.optional(id) }),
    response: Standing,
    refusals: ['NOT_FOUND'],
  }),
  conflicts: route({
    method: 'GET',
    path: '/item-conflicts',
    summary: 'Where the lists of service points and of the county contradict each other',
    roles,
    matrix,
    response: z.object({ conflicts: z.array(Conflict) }),
  }),
  units: route({
    method: 'GET',
    path: '/item-units',
    summary: 'The service points, how much each offers and in how much it differs',
    roles,
    matrix,
    response: z.object({ units: z.array(UnitDiffers) }),
  }),
};
