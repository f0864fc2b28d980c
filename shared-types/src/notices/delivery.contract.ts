import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, id, instant } from '../kernel/fields';
import { subject } from '../kernel/socket';
import { TEMPLATE_NAMES } from './template';

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const quiet = z.strictObject({ from: clock, to: clock });

/** When and by which ways somebody wants to hear of things. `quiet` null: as the county has it. */
export const Preferences = z.object({
  quiet: z.nullable(z.object({ from: z.string(), to: z.string() })),
  /** The county's own night, in the same form. */
  county: z.object({ from: z.string(), to: z.string() }),
  wechat: z.boolean(),
  sms: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** One template somebody may be asked about, and how many messages of it are still allowed. */
export const Subscription = z.object({
  template: z.enum(TEMPLATE_NAMES),
  /** WeChat's name of it, for wx.requestSubscribeMessage. */
  templateId: z.string(),
  title: z.string(),
  left: z.int(),
  banned: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;
const Subscriptions = z.object({ subscriptions: z.array(Subscription) });

/** What WeChat answered for one template inside a tap. */
export const ASKED = ['accept', 'reject', 'ban', 'filter'] as const;

/** Somebody who did not see a notice that matters, to be called by the desk. */
export const CallTask = z.object({
  id,
  /** What to tell. */
  title: z.string(),
  body: z.string(),
  subject,
  since: instant,
  /** How often it was tried in vain. */
  tries: z.int(),
  /** Masked until taken. */
  name: z.string(),
  taken: z.nullable(z.enum(['me', 'other'])),
  /** Only while I have it: the number to dial, null where there is none. */
  phone: z.nullable(z.string()),
  /** The SMS did not reach the number: it may be wrong. */
  doubtful: z.boolean(),
});
export type CallTask = z.infer<typeof CallTask>;

const callId = z.strictObject({ id });
const dispatcher = ['dispatcher'] as const;

export const deliveryRoutes = {
  preferences: route({
    method: 'GET',
    path: '/me/notice-preferences',
    summary: 'When and how I want to be told',
    roles: EVERYONE,
    matrix: 'profile.own',
    response: Preferences,
  }),
  prefer: route({
    method: 'PUT',
    path: '/me/notice-preferences',
    summary: 'Say when and how I want to be told',
    roles: EVERYONE,
    matrix: 'profile.own',
    body: z.strictObject({ quiet: z.nullable(quiet), wechat: z.boolean(), sms: z.boolean() }),
    response: Preferences,
  }),
  subscriptions: route({
    method: 'GET',
    path: '/me/subscriptions',
    summary: 'The messages I may still be sent through WeChat',
    roles: EVERYONE,
    matrix: 'profile.own',
    response: Subscriptions,
  }),
  subscribe: route({
    method: 'POST',
    path: '/me/subscriptions',
    summary: 'Report what I answered when WeChat asked',
    roles: EVERYONE,
    matrix: 'profile.own',
    body: z.strictObject({
      answers: z
        .array(z.strictObject({ templateId: z.string().check(z.maxLength(64)), answer: z.enum(ASKED) }))
        .check(z.minLength(1), z.maxLength(3)),
    }),
    response: Subscriptions,
  }),
  seen: route({
    method: 'PUT',
    path: '/notices/seen',
    withoutConsent: true,
    summary: 'I am looking at this matter: what I was told of it is seen',
    roles: EVERYONE,
    matrix: 'inbox.look',
    body: z.strictObject({ subject }),
    response: Done,
  }),
  calls: route({
    method: 'GET',
    path: '/call-list',
    summary: 'People of my town who have not seen what they must know',
    roles: dispatcher,
    matrix: 'call_list.read',
    response: z.object({ calls: z.array(CallTask) }),
  }),
  take: route({
    method: 'POST',
    path: '/call-list/:id/take',
    summary: 'I call now: shows the number to me alone',
    roles: dispatcher,
    matrix: 'call_list.act',
    params: callId,
    response: CallTask,
    refusals: ['NOT_FOUND', 'CALL_TAKEN', 'CALL_OVER'],
  }),
  told: route({
    method: 'POST',
    path: '/call-list/:id/told',
    summary: 'I have told them',
    roles: dispatcher,
    matrix: 'call_list.act',
    params: callId,
    response: Done,
    refusals: ['NOT_FOUND', 'CALL_TAKEN', 'CALL_OVER'],
  }),
  unreached: route({
    method: 'POST',
    path: '/call-list/:id/unreached',
    summary: 'Nobody answered; try again another day',
    roles: dispatcher,
    matrix: 'call_list.act',
    params: callId,
    response: Done,
    refusals: ['NOT_FOUND', 'CALL_TAKEN', 'CALL_OVER'],
  }),
};
