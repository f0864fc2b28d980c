import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, id, instant, one, text } from '../kernel/fields';
import { SheetReport } from '../kernel/sheet';
import { fateRoutes, MuteAppeal } from './fate.contract';
import { entry, inGroups, keepers } from './group.fields';
import { Entry, GroupRow } from './message.view';

export const Held = z.object({
  groupId: id,
  groupName: z.string(),
  entry: Entry,
  label: z.nullable(z.string()),
  appeal: z.nullable(z.string()),
  at: instant,
});
export type Held = z.infer<typeof Held>;
export const Report = z.object({ id, groupId: id, groupName: z.string(), entry: Entry, why: z.string(), at: instant });
export type Report = z.infer<typeof Report>;
/** A group from above: `questions` firms have asked there and nobody has answered. */
export const Overseen = z.object({
  ...{ id, name: z.string(), axis: GroupRow.shape.axis, archived: z.boolean(), lastSeq: z.int(), questions: z.int() },
  lastAt: z.nullable(instant),
});
export type Overseen = z.infer<typeof Overseen>;
/** What is on record: `said` is what the message concerned said, for whoever keeps order or oversees it. */
export const OrderAct = z.object({
  id,
  act: z.string(),
  seq: z.nullable(z.int()),
  said: z.nullable(z.string()),
  who: z.nullable(z.string()),
  why: z.string(),
  by: z.string(),
  until: z.nullable(instant),
  at: instant,
});
export type OrderAct = z.infer<typeof OrderAct>;
/** Entries one file of evidence may hold. */
export const EVIDENCE_MOST = 2000;
/** What was said, as a table, with a chain of digests: whoever changes a row breaks it, and its last link stands in the record of order. */
export const Evidence = z.object({ name: z.string(), csv: z.string(), entries: z.int(), digest: z.string() });
export type Evidence = z.infer<typeof Evidence>;

export const ListedWord = z.object({ word: z.string(), act: z.enum(['hold', 'refuse']), label: z.string(), source: z.string() });
export type ListedWord = z.infer<typeof ListedWord>;
/** What a sheet of words did, or would do. */
export const WordsReport = SheetReport;
export type WordsReport = z.infer<typeof WordsReport>;

export const orderRoutes = {
  words: route({
    method: 'GET',
    path: '/group-words',
    summary: 'The words the county refuses, or holds until somebody has looked',
    roles: ['administrator'],
    matrix: 'group.words',
    response: z.object({ words: z.array(ListedWord) }),
  }),
  bringWords: route({
    method: 'PUT',
    path: '/group-words',
    summary: 'Bring words as a CSV (word, act, label, source), or only look what it would do; the act off takes one out',
    roles: ['administrator'],
    matrix: 'group.words',
    body: z.strictObject({ csv: z.string().check(z.minLength(1), z.maxLength(50_000)), dryRun: z.boolean() }),
    response: WordsReport,
  }),
  mute: route({
    method: 'PUT',
    path: '/groups/:id/members/:personId/mute',
    summary: 'Somebody may not speak until then, for a reason they are told; null ends it',
    roles: keepers,
    matrix: 'group.keep',
    params: z.strictObject({ id, personId: id }),
    body: z.strictObject({ until: z.nullable(instant), why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'NOT_STAFF', 'CHAT_OFF'],
  }),
  hide: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/hidden',
    summary: 'Fold a message away with a reason; supervision still sees it',
    roles: keepers,
    matrix: 'group.keep',
    params: entry,
    body: z.strictObject({ hidden: z.boolean(), why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'IS_A_MATTER', 'CHAT_OFF'],
  }),
  report: route({
    method: 'POST',
    path: '/groups/:id/messages/:seq/reports',
    summary: 'Report a message',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    body: z.strictObject({ why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  appeal: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/appeal',
    summary: 'My words were held back wrongly: let a person look',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    body: z.strictObject({ why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  ...fateRoutes,
  waiting: route({
    method: 'GET',
    path: '/group-order',
    summary: 'What waits for a person: held words, reports, people who may not speak',
    roles: keepers,
    matrix: 'group.order',
    response: z.object({ held: z.array(Held), reports: z.array(Report), mutes: z.array(MuteAppeal) }),
  }),
  groups: route({
    method: 'GET',
    path: '/group-order/groups',
    summary: 'The groups whose order is mine, private threads left out; for supervision all of the county',
    roles: keepers,
    matrix: 'group.order',
    response: z.object({ groups: z.array(Overseen) }),
  }),
  decide: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/judgement',
    summary: 'Let held words through, or refuse them for good',
    roles: keepers,
    matrix: 'group.keep',
    params: entry,
    body: z.strictObject({ pass: z.boolean(), why: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  settle: route({
    method: 'PUT',
    path: '/group-reports/:id',
    summary: 'Answer a report',
    roles: keepers,
    matrix: 'group.order',
    params: one,
    body: z.strictObject({ upheld: z.boolean(), answer: text(100) }),
    response: Done,
    refusals: ['NOT_FOUND', 'REPORT_SETTLED', 'CHAT_OFF'],
  }),
  evidence: route({
    method: 'POST',
    path: '/groups/:id/evidence',
    summary: 'A span of a group as evidence, hidden and recalled words included; who took it and why is on record',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ from: z.int().check(z.minimum(1)), to: z.int().check(z.minimum(1)), why: text(100) }),
    response: Evidence,
    refusals: ['NOT_FOUND', 'INVALID_INPUT', 'CHAT_OFF'],
  }),
  log: route({
    method: 'GET',
    path: '/groups/:id/order-acts',
    summary: 'Every act of order in a group, newest first',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    query: z.strictObject({ before: z.optional(id) }),
    response: z.object({ acts: z.array(OrderAct), more: z.boolean() }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
};
