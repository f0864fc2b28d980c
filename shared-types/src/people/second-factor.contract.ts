import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { instant } from '../kernel/fields';

const digits = z.string().check(z.regex(/^\d{6}$/));
/** Six digits from the telephone, or one of the codes put away for the day it is lost: 1234-5678-9012. */
const anyCode = z.string().check(z.trim(), z.regex(/^(\d{6}|\d{4}-?\d{4}-?\d{4})$/));

/** What the session is known by from here on; null where the browser keeps it in a cookie. The one it had is over. */
const newToken = z.nullable(z.string());

export const SecondFactor = z.object({
  /** Since when it stands; null: none yet. */
  since: z.nullable(instant),
  /** Whether this session has shown it. */
  shown: z.boolean(),
  /** Whether a post I hold asks for it. */
  needed: z.boolean(),
  /** How many of the codes put away are unused. */
  recoveryLeft: z.int(),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

/** For an authenticator: to scan, or to type. `qr`: a PNG as a data URL. */
export const Enrolment = z.object({ secret: z.string(), uri: z.string(), qr: z.string() });
export type Enrolment = z.infer<typeof Enrolment>;

export const secondFactorRoutes = {
  show: route({
    method: 'GET',
    path: '/me/second-factor',
    summary: 'Whether I have a second factor, and whether this session has shown it',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'factor.own',
    response: SecondFactor,
  }),
  enrol: route({
    method: 'POST',
    path: '/me/second-factor',
    summary: 'Begin a second factor; a standing one holds until the new one is confirmed',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'factor.own',
    response: Enrolment,
    refusals: ['SECOND_FACTOR_NEEDED'],
  }),
  confirm: route({
    method: 'POST',
    path: '/me/second-factor/confirmation',
    summary: 'Confirm it by its first code; the recovery codes are shown this once',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'factor.own',
    body: z.strictObject({ code: digits }),
    response: z.object({ recoveryCodes: z.array(z.string()), token: newToken }),
    refusals: ['SECOND_FACTOR_OFF', 'SECOND_CODE_WRONG', 'SECOND_FACTOR_NEEDED', 'TOO_OFTEN'],
  }),
  verify: route({
    method: 'POST',
    path: '/sessions/current/second-factor',
    summary: 'Show the second factor in this session, which gets a new token',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'factor.own',
    body: z.strictObject({ code: anyCode }),
    response: z.object({ token: newToken }),
    refusals: ['SECOND_FACTOR_OFF', 'SECOND_CODE_WRONG', 'TOO_OFTEN'],
  }),
};
