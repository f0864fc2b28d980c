import * as z from 'zod/mini';
import { day, instant } from './fields';

/** A promised time and how it was computed, span by span. The sheet "怎么算的" shows exactly this. */
export const Promised = z.object({
  due: instant,
  from: instant,
  /** The rule's value, for instance `minutes:240`. */
  value: z.string(),
  source: z.string(),
  provisional: z.boolean(),
  spans: z.array(z.object({ day, from: instant, to: instant, minutes: z.number() })),
  skipped: z.array(z.object({ day, name: z.string() })),
});
export type Promised = z.infer<typeof Promised>;
