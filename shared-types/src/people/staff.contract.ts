import * as z from 'zod/mini';
import { UNIT_KINDS } from '../directory';
import { AT_DESK, EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, id, instant, mobile, one, page, text } from '../kernel/fields';
import { Me } from './person.contract';
import { END_REASONS, STAFF_ROLES } from './staff.rules';

const role = z.enum(STAFF_ROLES);
const kind = z.enum(['full_time', 'part_time']);
/** 256 bits, known to whoever was sent the link and to nobody else. */
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** A phone as staff see it: 138****5678. */
const masked = z.string();

export const StaffRow = z.object({
  postId: id,
  name: z.string(),
  phone: masked,
  role,
  kind: z.nullable(kind),
  unitName: z.string(),
  since: instant,
  /** A second factor stands; null where the post needs none. */
  secured: z.nullable(z.boolean()),
  /** It is me: somebody else ends my post. */
  self: z.boolean(),
});
export type StaffRow = z.infer<typeof StaffRow>;

export const Invitation = z.object({
  id,
  name: z.string(),
  phone: masked,
  role,
  kind: z.nullable(kind),
  unitName: z.string(),
  madeAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** The link is shown this once; afterwards only its hash is known. `qr`: a PNG as a data URL. */
export const Invited = z.object({ invitation: Invitation, token, link: z.string(), qr: z.string() });
export type Invited = z.infer<typeof Invited>;

/** What somebody who opens the link reads before saying yes. */
export const InvitationSeen = z.object({
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  role,
  kind: z.nullable(kind),
  unitName: z.string(),
  phone: masked,
  expiresAt: instant,
});
export type InvitationSeen = z.infer<typeof InvitationSeen>;

/** Me with the new post, and which of them it is. */
const Appointed = z.object({ me: Me, postId: id });

export const StaffUnit = z.object({ id, name: z.string(), kind: z.enum(UNIT_KINDS) });
export type StaffUnit = z.infer<typeof StaffUnit>;

export const staffRoutes = {
  list: route({
    method: 'GET',
    path: '/staff',
    summary: 'Who holds a post that I may give and end, the newest first',
    roles: AT_DESK,
    matrix: 'staff.read',
    query: z.strictObject({ ...page, role }),
    response: z.object({ staff: z.array(StaffRow), more: z.boolean() }),
  }),
  units: route({
    method: 'GET',
    path: '/staff-units',
    summary: 'Where I may invite people to',
    roles: AT_DESK,
    matrix: 'staff.read',
    response: z.object({ units: z.array(StaffUnit) }),
  }),
  invitations: route({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations nobody has answered yet, the newest first',
    roles: AT_DESK,
    matrix: 'staff.read',
    response: z.object({ invitations: z.array(Invitation) }),
  }),
  invite: route({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite somebody to a post; an open one to the same post is replaced',
    roles: AT_DESK,
    matrix: 'staff.invite',
    body: z.strictObject({ unitId: id, role, kind: z.optional(kind), title: z.optional(text(20)), name: text(20), phone: mobile }),
    response: Invited,
    refusals: ['NOT_FOUND', 'ROLE_ABOVE', 'NOT_YOURSELF', 'INVALID_INPUT'],
  }),
  withdraw: route({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Take an invitation back',
    roles: AT_DESK,
    matrix: 'staff.invite',
    params: one,
    response: Done,
    refusals: ['NOT_FOUND', 'INVITATION_USED'],
  }),
  look: route({
    method: 'POST',
    path: '/invitation-views',
    summary: 'What an invitation is to, for whoever has its link',
    roles: 'public',
    matrix: 'staff.look',
    reads: true,
    body: z.strictObject({ token }),
    response: InvitationSeen,
    refusals: ['NOT_FOUND', 'TOO_OFTEN'],
  }),
  accept: route({
    method: 'POST',
    path: '/invitation-acceptances',
    summary: 'Accept an invitation sent to my phone',
    roles: EVERYONE,
    matrix: 'staff.accept',
    body: z.strictObject({ token }),
    response: Appointed,
    refusals: ['NOT_FOUND', 'INVITATION_OVER', 'INVITATION_FOR_ANOTHER', 'TOO_OFTEN'],
  }),
  end: route({
    method: 'POST',
    path: '/posts/:id/ending',
    summary: 'End somebody’s post: the rights go at once, what was in hand is handed on',
    roles: AT_DESK,
    matrix: 'staff.end',
    params: one,
    body: z.strictObject({ reason: z.enum(END_REASONS) }),
    response: Done,
    refusals: ['NOT_FOUND', 'NOT_YOURSELF', 'LAST_ADMINISTRATOR', 'POST_NOT_YOURS'],
  }),
  becomeFirst: route({
    method: 'POST',
    path: '/first-administrator',
    summary: 'Become the first administrator of a county, by the code its operator was given',
    roles: EVERYONE,
    matrix: 'staff.first',
    body: z.strictObject({ code: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/)) }),
    response: Appointed,
    refusals: ['FIRST_CODE_WRONG', 'ADMINISTRATOR_THERE', 'TOO_OFTEN'],
  }),
};
