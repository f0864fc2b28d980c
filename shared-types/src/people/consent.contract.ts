import * as z from 'zod/mini';
import { EVERYONE } from '../kernel/actor';
import { route } from '../kernel/contract';
import { day, instant } from '../kernel/fields';

/** What people are asked to agree to. SMS and calls are asked for apart: nothing else hangs on them. */
export const DOCUMENTS = ['privacy', 'terms', 'sms'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
/** Without these nobody changes anything here; reading, and what is under way, need none of them. */
export const NEEDED: readonly DocumentName[] = ['privacy', 'terms'];

const doc = z.enum(DOCUMENTS);
const version = z.int().check(z.minimum(1));

/** A document in its present version. `body` is plain text: `## ` begins a heading, `- ` a point. */
export const ConsentDocument = z.object({
  doc,
  version,
  day,
  sha256: z.string(),
  title: z.string(),
  body: z.string(),
  needed: z.boolean(),
});
export type ConsentDocument = z.infer<typeof ConsentDocument>;

/** How I stand to a document. `agreed`: to its present version; `version` and `at`: what I said last, null where I never did. */
export const Standing = z.object({
  doc,
  title: z.string(),
  present: version,
  agreed: z.boolean(),
  version: z.nullable(version),
  at: z.nullable(instant),
});
export type Standing = z.infer<typeof Standing>;
const Consents = z.object({ consents: z.array(Standing), missing: z.array(doc) });

export const consentRoutes = {
  documents: route({
    method: 'GET',
    path: '/consent-documents',
    summary: 'What people are asked to agree to, in its present version',
    roles: 'public',
    matrix: 'consent.read',
    response: z.object({ documents: z.array(ConsentDocument) }),
  }),
  mine: route({
    method: 'GET',
    path: '/me/consents',
    summary: 'What I have agreed to, and what is still missing',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'consent.own',
    response: Consents,
  }),
  say: route({
    method: 'POST',
    path: '/me/consents',
    summary: 'Agree to documents, or take it back',
    roles: EVERYONE,
    beforeSecond: true,
    matrix: 'consent.own',
    withoutConsent: true,
    body: z.strictObject({
      action: z.enum(['agree', 'withdraw']),
      documents: z.array(z.strictObject({ doc, version })).check(z.minLength(1), z.maxLength(DOCUMENTS.length)),
      channel: z.enum(['h5', 'weapp']),
    }),
    response: Consents,
    refusals: ['DOCUMENT_CHANGED'],
  }),
};
