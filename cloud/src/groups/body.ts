import { Week } from 'shared-types/groups';
import * as z from 'zod/mini';

/** What a message carries besides its words, as it is kept: ids, never names, which may change or be forgotten. */
export const Body = z.object({
  place: z.optional(
    z.object({ name: z.string(), address: z.string(), latitude: z.optional(z.number()), longitude: z.optional(z.number()) }),
  ),
  card: z.optional(z.object({ path: z.string(), title: z.string() })),
  at: z.optional(z.array(z.object({ personId: z.optional(z.string()), unitId: z.optional(z.string()) }))),
  title: z.optional(z.string()),
  until: z.optional(z.string()),
  mustRead: z.optional(z.boolean()),
  edition: z.optional(z.int()),
  fileId: z.optional(z.string()),
  week: z.optional(Week),
  /** Nothing is left of it: it had been kept as long as it may be. */
  cleared: z.optional(z.boolean()),
});
export type Body = z.infer<typeof Body>;

/** What stands in the place of a body whose time is over. */
export const CLEARED = JSON.stringify({ cleared: true } satisfies Body);
/** In its place, whoever reads it. */
export const OVER = '(已过保存期,内容按规定删除了)';

const WHATS = ['recalled', 'hidden', 'shown', 'refused', 'matter', 'answered', 'pinned', 'unpinned', 'read', 'worded'] as const;
export type What = (typeof WHATS)[number];
const Changed = z.object({ what: z.enum(WHATS) });

export const bodyOf = (stored: string | null): Body => (stored === null ? {} : Body.parse(JSON.parse(stored)));
/** What a change says became of its target; null where that is no change. */
export const whatOf = (kind: string, stored: string | null): What | null =>
  kind === 'change' && stored !== null ? Changed.parse(JSON.parse(stored)).what : null;
