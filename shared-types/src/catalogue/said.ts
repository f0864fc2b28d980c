import * as z from 'zod/mini';
import { text } from '../kernel/fields';
import { ATTENDANCE, FORMS_SAID, LIMIT_UNITS, Material, MODES } from './item.contract';

const modes = z.array(z.enum(MODES)).check(z.minLength(1), z.maxLength(MODES.length));
const limitValue = z.int().check(z.minimum(0), z.maximum(365));

/** Everything a county says about an item: all of one version. */
export const ItemSaid = z.strictObject({
  category: text(20),
  name: text(60),
  plainName: text(60),
  /** What else people call it; only searched, never shown. */
  alsoCalled: z.array(text(20)).check(z.maxLength(12)),
  kind: z.enum(['immediate', 'committed']),
  limitValue,
  limitUnit: z.enum(LIMIT_UNITS),
  limitNote: z.nullable(text(60)),
  applyWithin: z.nullable(text(80)),
  modes,
  attend: z.enum(ATTENDANCE),
  attendNote: z.nullable(text(40)),
  whoMayApply: text(300),
  howToApply: text(300),
  materials: z
    .array(z.strictObject({ name: text(60), form: z.enum(FORMS_SAID), mayBeMissing: z.boolean(), note: z.nullable(text(80)) }))
    .check(z.minLength(1), z.maxLength(20)),
  source: text(120),
  /** 停办: no longer offered anywhere. */
  hidden: z.boolean(),
});
export type ItemSaid = z.infer<typeof ItemSaid>;

/** The same as it stands: a sheet may have left questions open that whoever writes it anew has to answer. */
export const ItemStands = z.extend(ItemSaid, { whoMayApply: z.string(), howToApply: z.string(), materials: z.array(Material) });
export type ItemStands = z.infer<typeof ItemStands>;

/**
 * How one service point, and those below it, differ from the list above; null: as there. Materials and who may apply are
 * not among it, and the time only gets shorter: no point asks more of people than the county does.
 */
export const UnitSaid = z.strictObject({
  hidden: z.nullable(z.boolean()),
  plainName: z.nullable(text(60)),
  howToApply: z.nullable(text(300)),
  modes: z.nullable(modes),
  limitValue: z.nullable(limitValue),
  note: z.nullable(text(120)),
});
export type UnitSaid = z.infer<typeof UnitSaid>;
export const SAME_AS_ABOVE: UnitSaid = { hidden: null, plainName: null, howToApply: null, modes: null, limitValue: null, note: null };

export const Said = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('item'), item: ItemSaid }),
  z.strictObject({ what: z.literal('differ'), differ: UnitSaid }),
]);
export type Said = z.infer<typeof Said>;
