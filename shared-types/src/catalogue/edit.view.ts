import * as z from 'zod/mini';
import { day, id, instant } from '../kernel/fields';
import { commandsOf } from '../kernel/machine';
import { EDIT_STATES, type EditCommand, editMachine } from './edit.machine';
import { ItemStands, Said, UnitSaid } from './said';

const UnitName = z.object({ id, name: z.string() });

/** A change of the catalogue, from the first word to the day it is taken back. */
export const EditRow = z.object({
  id,
  state: z.enum(EDIT_STATES),
  what: z.enum(['item', 'differ']),
  code: z.string(),
  /** The plain name it has, or will have. */
  title: z.string(),
  /** Null: the county's list. */
  unit: z.nullable(UnitName),
  from: day,
  to: z.nullable(day),
  why: z.string(),
  writer: z.string(),
  writtenAt: instant,
});
export type EditRow = z.infer<typeof EditRow>;

/** One field, before and after, in words. */
export const FieldChange = z.object({ field: z.string(), was: z.nullable(z.string()), is: z.nullable(z.string()) });
export type FieldChange = z.infer<typeof FieldChange>;

export const EditView = z.extend(EditRow, {
  version: z.int(),
  said: Said,
  changes: z.array(FieldChange),
  /** What the reviewer said who sent it back, or whoever took it back. */
  answer: z.nullable(z.string()),
  decider: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  /** The version it became. */
  madeVersion: z.nullable(z.int()),
  /** Something else was published since it was written: it has to be written anew. */
  outdated: z.boolean(),
  /** Other administrators of the county who could review it. */
  reviewers: z.array(z.string()),
  commands: z.array(z.enum(commandsOf<EditCommand>(editMachine))),
});
export type EditView = z.infer<typeof EditView>;

export const CONFLICTS = ['parent_changed', 'hidden_open', 'name_clash', 'mode_gone'] as const;
export const Conflict = z.object({
  kind: z.enum(CONFLICTS),
  unit: z.nullable(UnitName),
  code: z.string(),
  title: z.string(),
  /** One sentence: what is wrong and what to do. */
  says: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

/** What stands today for an item, at the county or at a service point: an edit starts from here. */
export const Standing = z.object({
  code: z.string(),
  unit: z.nullable(UnitName),
  version: z.int(),
  ownVersion: z.int(),
  /** Null where the county has no such item yet. */
  item: z.nullable(ItemStands),
  /** Of this point alone, not on the county's list. */
  own: z.boolean(),
  differ: UnitSaid,
  /** Who works on it already. */
  open: z.array(EditRow),
});
export type Standing = z.infer<typeof Standing>;

export const UnitDiffers = z.object({
  id,
  name: z.string(),
  kind: z.enum(['county_centre', 'town_centre', 'village_station']),
  items: z.int(),
  /** How many of them, or of those left out, differ from the county's list. */
  differs: z.int(),
});
export type UnitDiffers = z.infer<typeof UnitDiffers>;
