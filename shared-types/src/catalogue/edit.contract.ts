import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, id, one, text } from '../kernel/fields';
import { Conflict, EditRow, EditView, Standing, UnitDiffers } from './edit.view';
import { itemCode } from './item.contract';
import { Said } from './said';

const roles = ['administrator'] as const;
const matrix = 'catalogue.edit';
const content = { from: day, to: z.nullable(day), why: text(120), said: Said };
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
