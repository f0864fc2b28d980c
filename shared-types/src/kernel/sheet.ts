import * as z from 'zod/mini';

/** What is wrong in one cell of a sheet, in words for whoever mends it. */
export const RowFault = z.object({ row: z.int(), column: z.string(), value: z.string(), why: z.string() });
/** What a sheet did, or would do; with errors nothing is written. */
export const SheetReport = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  written: z.boolean(),
  errors: z.array(RowFault),
});
