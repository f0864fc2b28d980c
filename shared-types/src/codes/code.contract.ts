import * as z from 'zod/mini';
import { itemCode } from '../catalogue';
import { route } from '../kernel/contract';
import { Done, id, instant, region } from '../kernel/fields';

/** A service point, the post of an agent, an item as one service point does it. */
export const CODE_KINDS = ['unit', 'agent', 'item'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];
/** agent: a card, A6. point, item: a sheet for the wall, A4. agents: everybody of a town, A4. */
export const SHEETS = ['agent', 'point', 'item', 'agents'] as const;
export type SheetKind = (typeof SHEETS)[number];

/** Says nothing about what it leads to; about 60 bits. */
export const codeWord = z.string().check(z.regex(/^[0-9A-Za-z]{10}$/));
const one = z.strictObject({ code: codeWord });

/** `id`: of the unit, for an agent of the post. */
const subject = { id, item: z.optional(itemCode) };

export const CodeSeen = z.object({
  kind: z.enum(CODE_KINDS),
  region,
  id,
  item: z.nullable(z.string()),
  /** What it is about, as people call it. */
  name: z.string(),
  /** The page to go to, `room/page?query`; null where it leads nowhere any more. */
  to: z.nullable(z.string()),
  /** Why it does not lead where it did, and what to do; null where all is well. */
  says: z.nullable(z.string()),
  /** Of the county's centre. */
  phone: z.nullable(z.string()),
});
export type CodeSeen = z.infer<typeof CodeSeen>;

export const CodeRow = z.object({
  code: z.string(),
  kind: z.enum(CODE_KINDS),
  id,
  item: z.nullable(z.string()),
  name: z.string(),
  madeAt: instant,
});
export type CodeRow = z.infer<typeof CodeRow>;

const AT_DESK = ['dispatcher', 'administrator'] as const;

export const codeRoutes = {
  look: route({
    method: 'GET',
    path: '/codes/:code',
    summary: 'Where a printed code leads',
    roles: 'public',
    matrix: 'code.read',
    params: one,
    response: CodeSeen,
    refusals: ['CODE_UNKNOWN', 'TOO_OFTEN'],
  }),
  list: route({
    method: 'GET',
    path: '/codes',
    summary: 'The codes of one service point that lead somewhere, the newest first',
    roles: AT_DESK,
    matrix: 'code.keep',
    query: z.strictObject({ unit: id }),
    response: z.object({ codes: z.array(CodeRow) }),
    refusals: ['NOT_FOUND'],
  }),
  make: route({
    method: 'POST',
    path: '/codes',
    summary: 'The code of a service point, an agent or an item there; made where there is none',
    roles: AT_DESK,
    matrix: 'code.keep',
    body: z.strictObject({ kind: z.enum(CODE_KINDS), ...subject }),
    response: CodeRow,
    refusals: ['NOT_FOUND', 'INVALID_INPUT'],
  }),
  revoke: route({
    method: 'DELETE',
    path: '/codes/:code',
    summary: 'Let a code lead nowhere any more; the next one is another',
    roles: AT_DESK,
    matrix: 'code.keep',
    params: one,
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  sheet: route({
    method: 'POST',
    path: '/sheets',
    summary: 'The address of a sheet to print (PDF), good for ten minutes; makes the code on it where there is none',
    roles: AT_DESK,
    matrix: 'code.keep',
    body: z.strictObject({ sheet: z.enum(SHEETS), ...subject }),
    response: z.object({ name: z.string(), address: z.string(), until: instant }),
    refusals: ['NOT_FOUND', 'INVALID_INPUT', 'SHEET_NOT_HERE'],
  }),
};
