import * as z from 'zod/mini';
import { EVERYONE, ROLES } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, divisionCode, id, instant, mobile, region, text } from '../kernel/fields';

export const TEXT_SIZES = ['x10', 'x12', 'x14', 'x20'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** One post a person may act as. */
export const Post = z.object({
  id,
  role: z.enum(ROLES),
  region,
  unitId: id,
  unitName: z.string(),
  /** 全职 or 兼职 for agents. */
  kind: z.nullable(z.enum(['full_time', 'part_time'])),
});
export type Post = z.infer<typeof Post>;

export const Me = z.object({
  id,
  name: z.nullable(z.string()),
  phone: z.string(),
  region: z.nullable(region),
  homeDivision: z.nullable(divisionCode),
  textSize: z.enum(TEXT_SIZES),
  posts: z.array(Post),
  /** The name of the picture at /api/avatars/; null: none. */
  avatar: z.nullable(z.string()),
  /** The post acted as in this call; null: as a resident. */
  actingAs: z.nullable(id),
});
export type Me = z.infer<typeof Me>;

/** `token` is null where the browser keeps it in a cookie that scripts cannot read. */
export const SignedIn = z.object({ token: z.nullable(z.string()), me: Me });
export type SignedIn = z.infer<typeof SignedIn>;

export const Session = z.object({
  id,
  channel: z.enum(['h5', 'weapp']),
  device: z.string(),
  seenAt: instant,
  current: z.boolean(),
});

export const DemoPerson = z.object({ id, name: z.string(), who: z.string(), story: z.string(), region, phone: z.string() });
export type DemoPerson = z.infer<typeof DemoPerson>;

const channel = z.enum(['h5', 'weapp']);
/** What the phone that asked for a code was given with it: without it the code opens nothing, and nobody's wrong guesses count. */
export const receipt = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const device = text(60);
const sessionId = z.strictObject({ id });

export const personRoutes = {
  sendCode: route({
    method: 'POST',
    path: '/sign-in-codes',
    summary: 'Send a sign-in code to a phone',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ phone: mobile }),
    response: z.object({ nextAt: instant, receipt }),
    refusals: ['TOO_OFTEN'],
  }),
  signIn: route({
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in with a phone and its code',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ phone: mobile, code: z.string().check(z.regex(/^\d{6}$/)), receipt, channel, device }),
    response: SignedIn,
    refusals: ['CODE_WRONG', 'TOO_OFTEN'],
  }),
  demoPeople: route({
    method: 'GET',
    path: '/demo-people',
    summary: 'The people of the demo, only while demo data are loaded',
    roles: 'public',
    matrix: 'session.open',
    response: z.object({ people: z.array(DemoPerson) }),
  }),
  signInAsDemo: route({
    method: 'POST',
    path: '/demo-sessions',
    summary: 'Sign in as a person of the demo',
    roles: 'public',
    matrix: 'session.open',
    body: z.strictObject({ personId: id, channel, device }),
    response: SignedIn,
    refusals: ['NOT_FOUND'],
  }),
  me: route({
    method: 'GET',
    path: '/me',
    summary: 'Who I am and which posts I hold',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'profile.own',
    response: Me,
  }),
  change: route({
    method: 'PUT',
    path: '/me',
    summary: 'Change my name, county, home or text size',
    roles: EVERYONE,
    matrix: 'profile.own',
    body: z.strictObject({
      name: z.optional(text(20)),
      region: z.optional(region),
      homeDivision: z.optional(divisionCode),
      textSize: z.optional(z.enum(TEXT_SIZES)),
    }),
    response: Me,
    refusals: ['PLACE_UNKNOWN'],
  }),
  sessions: route({
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where I am signed in',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'session.own',
    response: z.object({ sessions: z.array(Session) }),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: 'Sign one device out',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'session.own',
    withoutConsent: true,
    params: sessionId,
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  signOut: route({
    method: 'DELETE',
    path: '/sessions/current',
    summary: 'Sign out here; already out is out',
    roles: 'public',
    matrix: 'session.end',
    response: Done,
  }),
};
