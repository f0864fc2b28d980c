import * as z from 'zod/mini';
import { id, instant, region } from '../kernel/fields';
import { Week } from './week.contract';

export const SAID_KINDS = ['text', 'image', 'voice', 'file', 'place', 'card', 'notice', 'answer', 'note'] as const;
export type SaidKind = (typeof SAID_KINDS)[number];
export const MESSAGE_STATES = ['shown', 'pending', 'refused', 'recalled', 'hidden'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A file as a message carries it: `url` is a signed link of five minutes, made for whoever reads. */
export const Attached = z.object({
  id,
  kind: z.enum(['image', 'voice', 'document']),
  name: z.nullable(z.string()),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  seconds: z.nullable(z.int()),
});
export type Attached = z.infer<typeof Attached>;

/** What a message carries, by its kind; what does not belong to the kind is left out. */
export const Content = z.object({
  text: z.optional(z.string()),
  file: z.optional(Attached),
  /** Of a voice: what is said in it, as its speaker or somebody of staff has typed it. */
  transcript: z.optional(z.object({ text: z.string(), edition: z.int(), staff: z.boolean() })),
  place: z.optional(
    z.object({ name: z.string(), address: z.string(), latitude: z.optional(z.number()), longitude: z.optional(z.number()) }),
  ),
  /** Into the app: a matter, an item guide, a service point. */
  card: z.optional(z.object({ path: z.string(), title: z.string(), note: z.nullable(z.string()) })),
  /** People spoken to, and units. */
  at: z.optional(z.array(z.object({ personId: z.nullable(id), unitId: z.nullable(id), name: z.string() }))),
  title: z.optional(z.string()),
  /** Of a notice: until when it stands on the board. */
  until: z.optional(instant),
  mustRead: z.optional(z.boolean()),
  /** Of an answer: which version it is, and which entry it takes the place of. */
  edition: z.optional(z.int()),
  /** Of a note on Mondays: how the week before went. */
  week: z.optional(Week),
});
export type Content = z.infer<typeof Content>;

/** Whoever speaks: a firm's person by name and firm, staff by unit and duty (单位·职务). `id` null: the group itself. */
export const Speaker = z.object({
  id: z.nullable(id),
  name: z.string(),
  staff: z.boolean(),
  /** 宣化区商务局·科员, or the firm's name. */
  of: z.string(),
  /** A firm that nobody has verified yet. */
  unverified: z.boolean(),
});
export type Speaker = z.infer<typeof Speaker>;

/** The matter a message became, as it is now. */
export const MatterCard = z.object({
  ticketId: id,
  number: z.string(),
  state: z.string(),
  /** 办理中 · 商务局接着办, 9月3日 18:00 前给答复. */
  words: z.string(),
  /** Whoever reads may open it; over the line always false, since one frame goes to all. */
  mine: z.boolean(),
});
export type MatterCard = z.infer<typeof MatterCard>;

/** One entry of a group's log. What others may not see is there without what it said, so that the numbers have no gap. */
export const Entry = z.object({
  seq: z.int(),
  at: instant,
  kind: z.enum([...SAID_KINDS, 'change']),
  state: z.enum(MESSAGE_STATES),
  /** Null where there is nothing to see: held back, recalled, hidden. Of a change `shown` or `worded`: those of its target, as it is now to be seen; of `recalled` and `hidden` whose words they were. */
  speaker: z.nullable(Speaker),
  content: z.nullable(Content),
  /** The phone's own name for it, by which its owner knows it again; over the line, where one frame goes to all, also to others. */
  clientId: z.nullable(z.string()),
  reply: z.nullable(z.object({ seq: z.int(), name: z.string(), text: z.string() })),
  /** The entry it answers, by number: stays when its own words are gone, so that it keeps its place under a notice. */
  answers: z.optional(z.int()),
  matter: z.nullable(MatterCard),
  /** Of a notice, and of a change `read`: firms that have read it, of how many; and whether mine has (over the line always false). */
  read: z.nullable(z.object({ firms: z.int(), of: z.int(), mine: z.boolean() })),
  /** Of a change: what it is about, and what became of it. */
  target: z.nullable(z.int()),
  what: z.nullable(z.enum(['recalled', 'hidden', 'shown', 'refused', 'matter', 'answered', 'pinned', 'unpinned', 'read', 'worded'])),
});
export type Entry = z.infer<typeof Entry>;

/** A group in the list. Numbers are mine: what I have not read, whether somebody spoke to me. */
export const GroupRow = z.object({
  id,
  region,
  axis: z.enum(['industry', 'territory', 'escalation', 'private']),
  name: z.string(),
  lastSeq: z.int(),
  unread: z.int(),
  spokenTo: z.boolean(),
  /** 王师傅:路口的灯坏了; null where nothing has been said. */
  last: z.nullable(z.object({ at: instant, words: z.string() })),
  /** Matters of mine from this group that are under way. */
  matters: z.int(),
  archived: z.boolean(),
});
export type GroupRow = z.infer<typeof GroupRow>;
