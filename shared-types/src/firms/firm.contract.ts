import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, day, divisionCode, id, instant, text } from '../kernel/fields';

const one = z.strictObject({ id });
const residents = ['resident'] as const;
const clerks = ['clerk', 'administrator'] as const;
const administrators = ['administrator'] as const;

export const FIRM_KINDS = ['company', 'self_employed', 'cooperative', 'stall'] as const;
export const FIRM_SCALES = ['none', 'above', 'limit'] as const;
/** 优质、科技创新. */
export const FIRM_MARKS = ['premium', 'tech', 'builder'] as const;
export const FIRM_PARTS = ['owner', 'staff', 'accountant'] as const;
export const BOND_STATES = ['asked', 'verified', 'refused', 'left'] as const;

/** A firm as its own people see it. The code is public and not masked. */
export const Firm = z.object({
  id,
  name: z.string(),
  uscc: z.nullable(z.string()),
  kind: z.enum(FIRM_KINDS),
  /** 制造业(C13), in words. */
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
export const Asked = z.object({
  bondId: id,
  person: z.string(),
  phone: z.string(),
  part: z.enum(FIRM_PARTS),
  firm: Firm,
  askedAt: instant,
});
export type Asked = z.infer<typeof Asked>;

export const RowFault = z.object({ row: z.int(), column: z.string(), value: z.string(), why: z.string() });
export const FirmImport = z.object({
  id,
  name: z.string(),
  state: z.enum(['read', 'writing', 'done', 'undoing', 'undone', 'dropped']),
  rows: z.int(),
  done: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  wrong: z.int(),
  /** The first hundred; all of them stand in the sheet of failed rows. */
  faults: z.array(RowFault),
  at: instant,
});
export type FirmImport = z.infer<typeof FirmImport>;

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
    refusals: ['NOT_FOUND', 'FIRM_LAST'],
  }),
  waiting: route({
    method: 'GET',
    path: '/firm-people',
    summary: 'Who says they act for a firm of my place, and waits to be verified',
    roles: clerks,
    matrix: 'firm.verify',
    query: z.strictObject({ before: z.optional(id) }),
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
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON', 'NEEDS_REASON'],
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
  imports: route({
    method: 'GET',
    path: '/firm-imports',
    summary: 'Sheets of firms brought in lately, and how far each is',
    roles: administrators,
    matrix: 'firm.import',
    response: z.object({ imports: z.array(FirmImport) }),
  }),
  showImport: route({
    method: 'GET',
    path: '/firm-imports/:id',
    summary: 'One sheet: how far it is, and what was wrong',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    response: FirmImport,
    refusals: ['NOT_FOUND'],
  }),
  write: route({
    method: 'PUT',
    path: '/firm-imports/:id/writing',
    summary: 'Write what was read; refused while a row is wrong, unless those are left out',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    body: z.strictObject({ leaveOutWrong: z.boolean() }),
    response: FirmImport,
    refusals: ['NOT_FOUND', 'IMPORT_REFUSED', 'IMPORT_MOVED_ON'],
  }),
  undo: route({
    method: 'PUT',
    path: '/firm-imports/:id/undoing',
    summary: 'Put every row back as it was, unless somebody has changed it since',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    response: FirmImport,
    refusals: ['NOT_FOUND', 'IMPORT_MOVED_ON'],
  }),
};
