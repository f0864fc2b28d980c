import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, one, text } from '../kernel/fields';
import { Request } from './errand.contract';
import { DAY_PARTS, Errand, ErrandRow } from './errand.view';
import { isTelephone } from './telephone';

const dispatchers = ['dispatcher'] as const;
const moved = ['NOT_FOUND', 'MATTER_MOVED_ON'] as const;
/** A number at which somebody answers: a mobile phone, or a landline with its area code. Digits only. */
const telephone = z.string().check(z.refine(isTelephone));
const called = { name: text(20), phone: telephone };

/** Who called: by a telephone of their own, or without one, and then somebody who passes word on. */
export const Caller = z.union([
  z.strictObject(called),
  z.strictObject({ name: text(20), phone: z.literal('none'), contact: z.strictObject(called) }),
]);
export type Caller = z.infer<typeof Caller>;

/** What somebody asks for by telephone; the same as on a phone of one's own, but for who it is. */
export const Intake = z.extend(z.omit(Request, { name: true, phone: true }), { caller: Caller });
export type Intake = z.infer<typeof Intake>;

export const callerRoutes = {
  takeIn: route({
    method: 'POST',
    path: '/desk-errands',
    summary: 'Write down what somebody asks for by telephone',
    roles: dispatchers,
    matrix: 'desk.intake',
    body: Intake,
    response: Errand,
    refusals: ['PLACE_UNKNOWN', 'ITEM_UNKNOWN', 'MODE_NOT_ALLOWED', 'TIME_NOT_OPEN', 'NOT_FOR_YOU', 'TOO_OFTEN'],
  }),
  byNumber: route({
    method: 'POST',
    path: '/desk-errands/by-number',
    summary: 'Find the matter somebody calls about by its number; its owner sees that it was looked up',
    roles: dispatchers,
    matrix: 'desk.find',
    body: z.strictObject({ number: z.string().check(z.maxLength(20)) }),
    response: Errand,
    refusals: ['NUMBER_WRONG', 'NOT_FOUND', 'TOO_OFTEN'],
  }),
  byPhone: route({
    method: 'POST',
    path: '/desk-errands/by-phone',
    summary: 'Find the matters of whoever calls by their phone; their owner sees that they were looked up',
    roles: dispatchers,
    matrix: 'desk.find',
    body: z.strictObject({ phone: telephone }),
    response: z.object({ errands: z.array(ErrandRow) }),
    refusals: ['TOO_OFTEN'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/desk-errands/:id/withdrawal',
    summary: 'They said on the telephone that they no longer need it',
    roles: dispatchers,
    matrix: 'desk.call',
    params: one,
    body: z.strictObject({ reason: text(100) }),
    response: Errand,
    refusals: moved,
  }),
  resume: route({
    method: 'POST',
    path: '/desk-errands/:id/resumption',
    summary: 'They said on the telephone that they never stopped it',
    roles: dispatchers,
    matrix: 'desk.call',
    params: one,
    body: z.strictObject({}),
    response: Errand,
    refusals: moved,
  }),
  askTime: route({
    method: 'POST',
    path: '/desk-errands/:id/time-wish',
    summary: 'They said on the telephone that another time would suit them',
    roles: dispatchers,
    matrix: 'desk.call',
    params: one,
    body: z.strictObject({ day: z.nullable(day), part: z.enum(DAY_PARTS) }),
    response: Errand,
    refusals: [...moved, 'TIME_NOT_OPEN'],
  }),
};
