import * as z from 'zod/mini';
import { id, instant } from './fields';

/** A subject as the phone knows it: `errand/123`, `item-edit/123`. */
export const subject = z.string().check(z.regex(/^[a-z][a-z-]{1,15}\/[1-9]\d{0,18}$/));

/** The first frame: what the phone has on screen and up to which number it has seen it. */
export const Hello = z.strictObject({
  t: z.literal('hello'),
  seen: z.array(z.strictObject({ subject, no: z.int().check(z.minimum(0)) })).check(z.maxLength(100)),
});
export const Ping = z.strictObject({ t: z.literal('ping') });
/** Wants every entry of a log, `group/123`, after the last one it has; again after every opening of the line. */
export const Watch = z.strictObject({ t: z.literal('watch'), subject, after: z.int().check(z.minimum(0)) });
export const Unwatch = z.strictObject({ t: z.literal('unwatch'), subject });
/** A call of the contract as HTTP would carry it, for those routes that say so; `n` is the caller's name for it, to know its answer by. */
export const Call = z.strictObject({
  t: z.literal('call'),
  n: z.int().check(z.minimum(1)),
  method: z.enum(['POST', 'PUT']),
  /** Without the host and without /api. */
  url: z.string().check(z.regex(/^(\/[a-z0-9-]{1,40}){1,8}$/)),
  data: z.optional(z.record(z.string(), z.unknown())),
  /** The post it is done in. */
  post: z.optional(id),
});
export type Call = z.infer<typeof Call>;
export const ClientFrame = z.discriminatedUnion('t', [Hello, Ping, Watch, Unwatch, Call]);

/** A push is a hint: the subject has moved to `no`; whoever shows an older one asks for it. */
export const Moved = z.object({ t: z.literal('moved'), subject, no: z.int(), type: z.string(), at: instant });
export const ServerFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready'), personId: id, now: instant }),
  Moved,
  z.object({ t: z.literal('pong'), now: instant }),
  /** Entries of a watched log as its room writes them, ascending by `seq`. Whoever finds a gap before the first asks for what lies between. */
  z.object({ t: z.literal('stream'), subject, entries: z.array(z.unknown()) }),
  /** A log has reached this number: to those who do not watch it, at most every two seconds; and to a watcher too far behind for a stream. */
  z.object({ t: z.literal('badge'), subject, last: z.int() }),
  /** Not, or no longer, to be watched by this person. */
  z.object({ t: z.literal('unwatched'), subject }),
  /** To call `n`: as HTTP would answer it. */
  z.object({ t: z.literal('answer'), n: z.int(), status: z.int(), data: z.unknown() }),
  z.object({ t: z.literal('error'), code: z.string() }),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
export type Moved = z.infer<typeof Moved>;

/** Close codes of the gateway. */
export const CLOSE = { badData: 1007, policy: 1008, tooBig: 1009, restart: 1012, session: 4001, slow: 4008, rate: 4029 } as const;
