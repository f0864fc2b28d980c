import * as z from 'zod/mini';
import { MODES } from '../catalogue';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { day, divisionCode, id, instant, mobile, one, page, text } from '../kernel/fields';
import { Promised } from '../kernel/promise';
import { DAY_PARTS, Errand, ErrandRow, OUTCOMES, PLACES, RELATIONS, URGENCIES } from './errand.view';

const optionalText = (max: number) => z.optional(z.nullable(text(max)));

const itemCode = z.string().check(z.regex(/^[A-Z0-9]{2,12}$/));

/** What a person fills in, on the phone as a draft and in the body of the request. */
export const Request = z.strictObject({
  item: z.nullable(itemCode),
  words: optionalText(500),
  mode: z.enum(MODES),
  place: z.strictObject({
    kind: z.enum(PLACES),
    /** Town or village of the county; null is elsewhere: then `text` and `phone` are needed and the town centre of the home division has it. */
    division: z.nullable(divisionCode),
    text: optionalText(120),
  }),
  wish: z.strictObject({ day: z.nullable(day), part: z.enum(DAY_PARTS) }),
  name: text(20),
  phone: z.optional(mobile),
  beneficiary: z.strictObject({
    relation: z.enum(RELATIONS),
    name: text(20),
    phone: z.optional(mobile),
    birthYear: z.optional(z.nullable(z.int().check(z.minimum(1900), z.maximum(2100)))),
    note: optionalText(60),
  }),
  urgent: z.nullable(z.strictObject({ kind: z.enum(URGENCIES), reason: text(100) })),
});
export type Request = z.infer<typeof Request>;

export const PromiseShown = z.object({
  promise: Promised,
  /** Who will call: the station or centre that comes first on the ladder. */
  unit: z.object({ id, name: z.string() }),
  /** Modes this item allows here, with the reason where one is missing. */
  modes: z.array(z.object({ mode: z.enum(MODES), allowed: z.boolean(), why: z.nullable(z.string()) })),
  /** True while only the call desk or a dispatcher can mark a thing as urgent. */
  night: z.boolean(),
});
export type PromiseShown = z.infer<typeof PromiseShown>;

export const errandRoutes = {
  promise: route({
    method: 'GET',
    path: '/errand-promise',
    summary: 'What we would promise: who calls, by when, computed how',
    roles: EVERYONE,
    matrix: 'errand.create',
    query: z.strictObject({ item: z.optional(itemCode), division: z.optional(divisionCode), urgent: z.optional(z.enum(['yes', 'no'])) }),
    response: PromiseShown,
    refusals: ['PLACE_UNKNOWN', 'ITEM_UNKNOWN'],
  }),
  send: route({
    method: 'POST',
    path: '/errands',
    summary: 'Ask for help at the door',
    roles: EVERYONE,
    matrix: 'errand.create',
    body: Request,
    response: Errand,
    refusals: ['PLACE_UNKNOWN', 'ITEM_UNKNOWN', 'MODE_NOT_ALLOWED', 'TIME_NOT_OPEN', 'URGENT_AT_NIGHT', 'PHONE_WRONG', 'TOO_OFTEN'],
  }),
  mine: route({
    method: 'GET',
    path: '/errands',
    summary: 'The matters I asked for',
    roles: EVERYONE,
    matrix: 'errand.own',
    query: z.strictObject({ ...page, filter: z.optional(z.enum(['open', 'ended'])) }),
    response: z.object({ errands: z.array(ErrandRow), more: z.boolean() }),
  }),
  show: route({
    method: 'GET',
    path: '/errands/:id',
    summary: 'One matter with its life so far',
    roles: EVERYONE,
    matrix: 'errand.details',
    params: one,
    response: Errand,
    refusals: ['NOT_FOUND'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/errands/:id/withdrawal',
    summary: 'I no longer need it',
    roles: EVERYONE,
    matrix: 'errand.own',
    withoutConsent: true,
    params: one,
    body: z.strictObject({ reason: optionalText(100) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON'],
  }),
  resume: route({
    method: 'POST',
    path: '/errands/:id/resumption',
    summary: 'I did not stop it: go on',
    roles: EVERYONE,
    matrix: 'errand.own',
    params: one,
    body: z.strictObject({}),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON'],
  }),
  askTime: route({
    method: 'POST',
    path: '/errands/:id/time-wish',
    summary: 'Another time would suit me',
    roles: EVERYONE,
    matrix: 'errand.own',
    withoutConsent: true,
    params: one,
    body: z.strictObject({ day: z.nullable(day), part: z.enum(DAY_PARTS) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON', 'TIME_NOT_OPEN'],
  }),
  confirm: route({
    method: 'POST',
    path: '/errands/:id/confirmation',
    summary: 'Say how it ended: solved, partly, not',
    roles: EVERYONE,
    matrix: 'errand.own',
    withoutConsent: true,
    params: one,
    body: z.strictObject({ outcome: z.enum(OUTCOMES), note: optionalText(200) }),
    response: Errand,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON'],
  }),
  lookUp: route({
    method: 'POST',
    path: '/errand-lookups',
    summary: 'Where a matter stands, by number and last four of the phone',
    roles: 'public',
    matrix: 'errand.lookup',
    reads: true,
    body: z.strictObject({ number: z.string().check(z.maxLength(20)), last4: z.string().check(z.regex(/^\d{4}$/)) }),
    response: z.object({
      number: z.string(),
      title: z.string(),
      state: ErrandRow.shape.state,
      sentence: z.string(),
      unitName: z.string(),
      promiseDue: instant,
    }),
    refusals: ['NOT_FOUND', 'TOO_OFTEN'],
  }),
};
