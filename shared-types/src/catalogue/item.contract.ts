import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id, region, text } from '../kernel/fields';

/** 帮 help on the way, 代 act on behalf, 上门 come to the door. */
export const MODES = ['assist', 'act', 'visit'] as const;
export type Mode = (typeof MODES)[number];
export const LIMIT_UNITS = ['half_day', 'working_day', 'natural_day', 'same_day'] as const;
export const ATTENDANCE = ['no', 'part', 'yes'] as const;

export const Material = z.object({
  name: z.string(),
  form: z.enum(['original', 'copy', 'original_and_copy', 'unstated']),
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

/** The item guide: the four questions people ask. `complete` is false where the county's answers are still to come. */
export const ItemGuide = z.extend(ItemRow, {
  version: z.int(),
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

export const itemRoutes = {
  list: route({
    method: 'GET',
    path: '/items',
    summary: 'The items of a county or of one unit, searched in plain words',
    roles: 'public',
    matrix: 'catalogue.read',
    query: z.strictObject({ region, unit: z.optional(id), category: z.optional(text(20)), q: z.optional(text(40)) }),
    response: z.object({ items: z.array(ItemRow), categories: z.array(z.string()) }),
    refusals: ['NOT_FOUND'],
  }),
  guide: route({
    method: 'GET',
    path: '/items/:code',
    summary: 'The guide of one item',
    roles: 'public',
    matrix: 'catalogue.read',
    params: z.strictObject({ code: z.string().check(z.regex(/^[A-Z0-9]{2,12}$/)) }),
    query: z.strictObject({ region }),
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
