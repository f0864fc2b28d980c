import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id, one, page, text } from '../kernel/fields';
import { Decision, Errand, ErrandRow, OUTCOMES, URGENCIES } from './errand.view';

const dispatchers = ['dispatcher'] as const;

export const DESK_LISTS = ['unassigned', 'at_risk', 'call_backs'] as const;

export const deskRoutes = {
  list: route({
    method: 'GET',
    path: '/desk-errands',
    summary: 'What nobody has, what is at risk, whom to call back',
    roles: dispatchers,
    matrix: 'desk.read',
    query: z.strictObject({ ...page, list: z.enum(DESK_LISTS) }),
    response: z.object({
      errands: z.array(ErrandRow),
      more: z.boolean(),
      counts: z.object({ unassigned: z.int(), at_risk: z.int(), call_backs: z.int() }),
    }),
  }),
  decisions: route({
    method: 'GET',
    path: '/errands/:id/decisions',
    summary: 'Whom the ladder considered, and why not',
    roles: dispatchers,
    matrix: 'desk.read',
    params: one,
    response: z.object({ decisions: z.array(Decision) }),
    refusals: ['NOT_FOUND'],
  }),
  candidates: route({
    method: 'GET',
    path: '/errands/:id/candidates',
    summary: 'Whom I could designate, best first',
    roles: dispatchers,
    matrix: 'errand.designate',
    params: one,
    response: z.object({ candidates: Decision.shape.considered }),
    refusals: ['NOT_FOUND'],
  }),
  designate: route({
    method: 'POST',
    path: '/errands/:id/designation',
    summary: 'Give it to this agent, with a reason',
    roles: dispatchers,
    matrix: 'errand.designate',
    params: one,
    body: z.strictObject({ postId: id, reason: text(100) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON', 'NOT_ELIGIBLE'],
  }),
  hurry: route({
    method: 'PUT',
    path: '/errands/:id/urgency',
    summary: 'Mark as urgent, or no longer',
    roles: dispatchers,
    matrix: 'errand.designate',
    params: one,
    body: z.strictObject({ urgent: z.nullable(z.enum(URGENCIES)), reason: text(100) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON'],
  }),
  callBack: route({
    method: 'POST',
    path: '/errands/:id/call-backs',
    summary: 'I called: what they said, or nobody answered',
    roles: dispatchers,
    matrix: 'desk.call',
    params: one,
    body: z.strictObject({ outcome: z.nullable(z.enum(OUTCOMES)), note: z.optional(z.nullable(text(200))) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON', 'CALL_TOO_SOON'],
  }),
  readCode: route({
    method: 'POST',
    path: '/errands/:id/visit-code',
    summary: 'Read the four digits out to somebody without a phone',
    roles: dispatchers,
    matrix: 'desk.call',
    params: one,
    body: z.strictObject({}),
    response: z.object({ code: z.string() }),
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON'],
  }),
};
