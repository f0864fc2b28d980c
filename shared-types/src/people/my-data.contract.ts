import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { Done, instant } from '../kernel/fields';

/** Days between asking to be forgotten and being forgotten, as the privacy document says: whoever changes one changes both. */
export const COOLING_DAYS = 15;

/** Everything of one kind the house has about me. The names of the values are Chinese: people read this. */
export const DataPart = z.object({ name: z.string(), title: z.string(), rows: z.array(z.record(z.string(), z.unknown())) });
export type DataPart = z.infer<typeof DataPart>;

/** `holds`: why I cannot be forgotten yet, each a sentence. */
export const Erasure = z.object({ asked: z.nullable(z.object({ at: instant, due: instant })), holds: z.array(z.string()) });
export type Erasure = z.infer<typeof Erasure>;

export const myDataRoutes = {
  export: route({
    method: 'GET',
    path: '/me/export',
    summary: 'Everything about me',
    roles: EVERYONE,
    matrix: 'data.own',
    response: z.object({ at: instant, parts: z.array(DataPart) }),
    refusals: ['TOO_OFTEN'],
  }),
  erasure: route({
    method: 'GET',
    path: '/me/erasure',
    summary: 'Whether I have asked to be forgotten, and what stands in the way',
    roles: EVERYONE,
    matrix: 'data.own',
    response: Erasure,
  }),
  askErasure: route({
    method: 'POST',
    path: '/me/erasure',
    summary: `Ask to be forgotten; it happens ${COOLING_DAYS} days later`,
    roles: EVERYONE,
    matrix: 'data.own',
    withoutConsent: true,
    body: z.strictObject({ sure: z.literal(true) }),
    response: Erasure,
    refusals: ['ERASURE_HELD'],
  }),
  cancelErasure: route({
    method: 'DELETE',
    path: '/me/erasure',
    summary: 'Stay after all; who had not asked stays as well',
    roles: EVERYONE,
    matrix: 'data.own',
    withoutConsent: true,
    response: Done,
  }),
};
