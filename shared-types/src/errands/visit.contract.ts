import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, day, divisionCode, id, instant, text } from '../kernel/fields';
import { DayRow, DECLINE_REASONS, Errand, HAND_UP_REASONS, Offer, OUTCOMES, PoolRow } from './errand.view';

const one = z.strictObject({ id });
const agents = ['agent'] as const;
const acts = { roles: agents, matrix: 'assignment.act', params: one, response: Errand } as const;
const moved = ['NOT_FOUND', 'MATTER_MOVED_ON', 'STALE_ASSIGNMENT'] as const;
/** The assignment the act belongs to: an act of a replaced agent, sent late, must change nothing. */
const epoch = z.int().check(z.minimum(1));

export const visitRoutes = {
  day: route({
    method: 'GET',
    path: '/agent-day',
    summary: 'My visits of one day and what waits for a time',
    roles: agents,
    matrix: 'assignment.read',
    query: z.strictObject({ day: z.optional(day) }),
    response: z.object({ day, visits: z.array(DayRow), updatedAt: instant }),
  }),
  offers: route({
    method: 'GET',
    path: '/offers',
    summary: 'What I am asked to take',
    roles: agents,
    matrix: 'offer.read',
    response: z.object({ offers: z.array(Offer) }),
  }),
  accept: route({
    method: 'POST',
    path: '/offers/:id/acceptance',
    summary: 'I go',
    roles: agents,
    matrix: 'offer.answer',
    params: one,
    body: z.strictObject({}),
    response: Errand,
    refusals: ['NOT_FOUND', 'OFFER_GONE', 'ALREADY_TAKEN', 'MATTER_MOVED_ON'],
  }),
  decline: route({
    method: 'POST',
    path: '/offers/:id/refusal',
    summary: 'Not this time, with a reason that costs nothing',
    roles: agents,
    matrix: 'offer.answer',
    params: one,
    body: z.strictObject({ reason: z.enum(DECLINE_REASONS), note: z.optional(z.nullable(text(60))) }),
    response: Done,
    refusals: ['NOT_FOUND', 'OFFER_GONE', 'MATTER_MOVED_ON'],
  }),
  pool: route({
    method: 'GET',
    path: '/pool',
    summary: 'What nobody in my town has taken yet',
    roles: agents,
    matrix: 'pool.read',
    response: z.object({ errands: z.array(PoolRow) }),
  }),
  pick: route({
    method: 'POST',
    path: '/pool/:id/pick',
    summary: 'I take this one',
    roles: agents,
    matrix: 'pool.pick',
    params: one,
    body: z.strictObject({}),
    response: Errand,
    refusals: ['NOT_FOUND', 'ALREADY_TAKEN', 'LOAD_FULL', 'NOT_ELIGIBLE', 'MATTER_MOVED_ON'],
  }),
  contact: route({
    method: 'POST',
    path: '/errands/:id/contact',
    summary: 'I called; the beneficiary agrees or not',
    ...acts,
    body: z.strictObject({ epoch, consents: z.nullable(z.boolean()) }),
    refusals: moved,
  }),
  agree: route({
    method: 'PUT',
    path: '/errands/:id/visit',
    summary: 'We agreed a time',
    ...acts,
    body: z.strictObject({ epoch, from: instant, to: instant }),
    refusals: [...moved, 'TIME_NOT_OPEN'],
  }),
  setOut: route({
    method: 'POST',
    path: '/errands/:id/departure',
    summary: 'I am on the way',
    ...acts,
    body: z.strictObject({ epoch }),
    refusals: moved,
  }),
  arrive: route({
    method: 'POST',
    path: '/errands/:id/arrival',
    summary: 'I am there: the four digits, or a call instead',
    ...acts,
    body: z.strictObject({ epoch, code: z.nullable(z.string().check(z.regex(/^\d{4}$/))) }),
    refusals: [...moved, 'VISIT_CODE_WRONG', 'VISIT_CODE_SPENT', 'CONSENT_MISSING'],
  }),
  miss: route({
    method: 'POST',
    path: '/errands/:id/absence',
    summary: 'Nobody was home',
    ...acts,
    body: z.strictObject({ epoch }),
    refusals: [...moved, 'NO_MORE_RETRIES'],
  }),
  relocate: route({
    method: 'POST',
    path: '/errands/:id/relocation',
    summary: 'It is another village',
    ...acts,
    body: z.strictObject({ epoch, division: divisionCode }),
    refusals: [...moved, 'PLACE_UNKNOWN'],
  }),
  handUp: route({
    method: 'POST',
    path: '/errands/:id/hand-up',
    summary: 'I cannot finish this: the town takes over',
    ...acts,
    body: z.strictObject({ epoch, reason: z.enum(HAND_UP_REASONS), note: z.optional(z.nullable(text(200))) }),
    refusals: [...moved, 'NEEDS_REASON'],
  }),
  stop: route({
    method: 'POST',
    path: '/errands/:id/stop',
    summary: 'They told me to stop',
    ...acts,
    body: z.strictObject({ epoch, reason: text(100) }),
    refusals: moved,
  }),
  finish: route({
    method: 'POST',
    path: '/errands/:id/outcome',
    summary: 'Done: solved, partly, or not',
    ...acts,
    body: z.strictObject({ epoch, outcome: z.enum(OUTCOMES), note: z.optional(z.nullable(text(200))) }),
    refusals: [...moved, 'NEEDS_REASON'],
  }),
  reveal: route({
    method: 'POST',
    path: '/errands/:id/reveal',
    summary: 'Show me the phone and the full address',
    roles: ['agent', 'dispatcher'],
    matrix: 'contact.reveal',
    params: one,
    body: z.strictObject({ why: z.enum(['call', 'find', 'verify']) }),
    response: z.object({
      requesterPhone: z.string(),
      /** Who answers there where the one who asked has no phone, and passes word on. */
      through: z.nullable(z.string()),
      beneficiaryPhone: z.nullable(z.string()),
      place: z.nullable(z.string()),
    }),
    refusals: ['NOT_FOUND', 'TOO_OFTEN'],
  }),
};
