import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, day, divisionCode, id, instant, one, text } from '../kernel/fields';
import { BOND_STATES } from './firm.machine';

const residents = ['resident'] as const;
const clerks = ['clerk', 'administrator'] as const;

export const FIRM_KINDS = ['company', 'self_employed', 'cooperative', 'stall'] as const;
export const FIRM_SCALES = ['none', 'above', 'limit'] as const;
/** 优质、科技、建筑房开. */
export const FIRM_MARKS = ['premium', 'tech', 'builder'] as const;
export const FIRM_PARTS = ['owner', 'staff', 'accountant'] as const;

/** A firm as its own people see it. The code is public and not masked. */
export const Firm = z.object({
  id,
  name: z.string(),
  uscc: z.nullable(z.string()),
  kind: z.enum(FIRM_KINDS),
  /** 制造业(C13), in words; what a stall says of itself. */
  trade: z.nullable(z.string()),
  place: z.string(),
  registeredOn: z.nullable(day),
});
export type Firm = z.infer<typeof Firm>;

/** A firm and what I am in it. */
export const Bond = z.object({
  id,
  firm: Firm,
  part: z.enum(FIRM_PARTS),
  state: z.enum(BOND_STATES),
  /** What happens next: 镇里核实后告诉您, 现在就可以先提问. */
  words: z.string(),
});
export type Bond = z.infer<typeof Bond>;

export const Colleague = z.object({
  bondId: id,
  name: z.string(),
  part: z.enum(FIRM_PARTS),
  state: z.enum(BOND_STATES),
  mine: z.boolean(),
});
export type Colleague = z.infer<typeof Colleague>;
export const Asked = z.object({
  bondId: id,
  person: z.string(),
  phone: z.string(),
  part: z.enum(FIRM_PARTS),
  firm: Firm,
  /** 执照上登记的电话, masked: to compare with the person's own. */
  registered: z.nullable(z.string()),
  askedAt: instant,
});
export type Asked = z.infer<typeof Asked>;

export const firmRoutes = {
  mine: route({
    method: 'GET',
    path: '/my-firms',
    summary: 'The firms I act for',
    roles: residents,
    matrix: 'firm.mine',
    response: z.object({ bonds: z.array(Bond) }),
  }),
  claim: route({
    method: 'POST',
    path: '/my-firms',
    summary: 'I act for the firm with this code; verified at once where its registered phone is mine',
    roles: residents,
    matrix: 'firm.mine',
    body: z.strictObject({ uscc: text(20), part: z.enum(FIRM_PARTS) }),
    response: Bond,
    refusals: ['FIRM_CODE_WRONG', 'FIRM_UNKNOWN', 'FIRM_YOURS', 'NAME_NEEDED', 'TOO_OFTEN'],
  }),
  begin: route({
    method: 'POST',
    path: '/my-stalls',
    summary: 'A small trade without a licence: ask first, verify later',
    roles: residents,
    matrix: 'firm.mine',
    body: z.strictObject({ name: text(50), division: divisionCode, trade: text(30) }),
    response: Bond,
    refusals: ['PLACE_UNKNOWN', 'NAME_NEEDED', 'TOO_OFTEN'],
  }),
  leave: route({
    method: 'DELETE',
    path: '/my-firms/:id',
    summary: 'I no longer act for it; its groups are closed to me at once',
    roles: residents,
    matrix: 'firm.own',
    params: one,
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  people: route({
    method: 'GET',
    path: '/firms/:id/people',
    summary: 'Who acts for my firm; its owner, or a clerk of its place',
    roles: ['resident', 'clerk', 'administrator'],
    matrix: 'firm.people',
    params: one,
    response: z.object({ firm: Firm, people: z.array(Colleague) }),
    refusals: ['NOT_FOUND'],
  }),
  dismiss: route({
    method: 'DELETE',
    path: '/firm-people/:id',
    summary: 'Somebody no longer acts for my firm',
    roles: ['resident', 'clerk', 'administrator'],
    matrix: 'firm.people',
    params: one,
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  waiting: route({
    method: 'GET',
    path: '/firm-people',
    summary: 'Who says they act for a firm of my place and waits to be verified, the longest wait first',
    roles: clerks,
    matrix: 'firm.verify',
    query: z.strictObject({ after: z.optional(id) }),
    response: z.object({ asked: z.array(Asked), more: z.boolean() }),
  }),
  decide: route({
    method: 'PUT',
    path: '/firm-people/:id/decision',
    summary: 'Verify somebody, or refuse with a reason they read',
    roles: clerks,
    matrix: 'firm.verify',
    params: one,
    body: z.strictObject({ verified: z.boolean(), note: z.optional(text(100)) }),
    response: Done,
    refusals: ['NOT_FOUND', 'BOND_MOVED_ON', 'NEEDS_REASON'],
  }),
  find: route({
    method: 'GET',
    path: '/firms',
    summary: 'Find a firm by the beginning of its name or by its code',
    roles: clerks,
    matrix: 'firm.find',
    query: z.strictObject({ words: text(40) }),
    response: z.object({ firms: z.array(Firm) }),
  }),
};
