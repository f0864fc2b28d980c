import * as z from 'zod/mini';

/** 64-bit, made by the service, a string everywhere outside SQL. */
export const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/));
/** The address of one thing. */
export const one = z.strictObject({ id });
export const region = z.string().check(z.regex(/^\d{6}$/));
/** A statistical division: county 6, town 9 or village 12 digits. */
export const divisionCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,2}$/));
export const instant = z.iso.datetime();
/** A calendar day in Asia/Shanghai, YYYY-MM-DD. None before 1900: MySQL has no day in the year 0. */
export const day = z.iso.date().check(z.refine((value) => value >= '1900-01-01'));
/** A mainland mobile number, the only kind that can receive a code. */
export const MOBILE = /^1[3-9]\d{9}$/;
export const mobile = z.string().check(z.regex(MOBILE));
/** The idempotency key a client makes for one intended effect. */
export const onceKey = z.string().check(z.regex(/^[0-9A-Za-z_-]{16,64}$/));

// Control characters, bidirectional overrides and lone surrogates: nothing a person types, and each breaks somebody's screen.
// With the `u` flag a surrogate class matches lone ones only; a look-behind would not even parse on iPhones before 16.4.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
export const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
const INVISIBLE = /[\s\u200b-\u200d\u2060\ufeff]/g;
const codePoints = (s: string) => [...s].length;

/** Words of a person: trimmed, 1 to `max` code points, at least one of them visible. */
export const text = (max: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(max * 2),
    z.refine((s) => codePoints(s) <= max && s.replace(INVISIBLE, '').length > 0),
    z.refine((s) => !UNPRINTABLE.test(s)),
  );

export const page = { before: z.optional(id) };
/** A reply that says only "done". */
export const Done = z.object({ done: z.literal(true) });
