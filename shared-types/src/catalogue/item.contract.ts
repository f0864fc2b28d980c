import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { day, divisionCode, id, region, text } from '../kernel/fields';

/** 帮 help on the way, 代 act on behalf, 上门 come to the door. */
export const MODES = ['assist', 'act', 'visit'] as const;
export type Mode = (typeof MODES)[number];
export const LIMIT_UNITS = ['half_day', 'working_day', 'natural_day', 'same_day'] as const;
export const ATTENDANCE = ['no', 'part', 'yes'] as const;

export const FORMS_SAID = ['original', 'copy', 'original_and_copy'] as const;
export const FORMS = [...FORMS_SAID, 'unstated'] as const;
export const itemCode = z.string().check(z.regex(/^[A-Z0-9]{2,12}$/));

export const Material = z.object({
  name: z.string(),
  form: z.enum(FORMS),
  /** 容缺: may be brought later; null where the county has not said. */
  mayBeMissing: z.nullable(z.boolean()),
  note: z.nullable(z.string()),
});
export type Material = z.infer<typeof Material>;

export const ItemRow = z.object({
  code: z.string(),
  category: z.string(),
  name: z.string(),
  plainName: z.string(),
  modes: z.array(z.enum(MODES)),
  /** In words: 当场办好, 20 个工作日. */
  limit: z.string(),
});
export type ItemRow = z.infer<typeof ItemRow>;

/** 一件事: what somebody in one situation needs together, in the order it is done. */
export const Bundle = z.object({
  code: z.string(),
  name: z.string(),
  says: z.string(),
  items: z.array(z.object({ code: z.string(), plainName: z.string() })),
});
export type Bundle = z.infer<typeof Bundle>;

/** The service point she is served by, and what it does differently from the county's list. */
export const Served = z.object({
  id,
  name: z.string(),
  offers: z.boolean(),
  /** Where it is done instead. */
  instead: z.nullable(z.object({ id, name: z.string() })),
  note: z.nullable(z.string()),
  /** Whose own version shows, which one and since when; null where the county's list stands as it is. */
  own: z.nullable(z.object({ name: z.string(), version: z.int(), from: day })),
});
export type Served = z.infer<typeof Served>;

/** The item guide: the four questions people ask. `complete` is false where the county's answers are still to come. */
export const ItemGuide = z.extend(ItemRow, {
  version: z.int(),
  /** The first day of this version. */
  from: day,
  served: z.nullable(Served),
  bundles: z.array(Bundle),
  attend: z.enum(ATTENDANCE),
  attendNote: z.nullable(z.string()),
  whoMayApply: z.nullable(z.string()),
  howToApply: z.nullable(z.string()),
  howLong: z.string(),
  applyWithin: z.nullable(z.string()),
  materials: z.array(Material),
  complete: z.boolean(),
  source: z.string(),
});
export type ItemGuide = z.infer<typeof ItemGuide>;

/** A service point by name, or the place whose people it serves. */
const point = { unit: z.optional(id), place: z.optional(divisionCode) };

export const itemRoutes = {
  list: route({
    method: 'GET',
    path: '/items',
    summary: 'The items of a county or of one unit, searched in plain words',
    roles: 'public',
    matrix: 'catalogue.read',
    query: z.strictObject({ region, ...point, category: z.optional(text(20)), q: z.optional(text(40)) }),
    response: z.object({ items: z.array(ItemRow), categories: z.array(z.string()), bundles: z.array(Bundle) }),
    refusals: ['NOT_FOUND'],
  }),
  guide: route({
    method: 'GET',
    path: '/items/:code',
    summary: 'The guide of one item',
    roles: 'public',
    matrix: 'catalogue.read',
    params: z.strictObject({ code: itemCode }),
    query: z.strictObject({ region, ...point }),
    response: ItemGuide,
    refusals: ['NOT_FOUND'],
  }),
  lists: route({
    method: 'GET',
    path: '/item-lists',
    summary: 'How many items towns and villages offer, computed',
    roles: 'public',
    matrix: 'catalogue.read',
    query: z.strictObject({ region }),
    response: z.object({
      lists: z.array(z.object({ kind: z.enum(['town_centre', 'village_station']), units: z.int(), items: z.int(), rows: z.int() })),
    }),
  }),
};
