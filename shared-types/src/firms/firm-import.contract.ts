import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { id, instant, one, text } from '../kernel/fields';
import { RowFault } from '../kernel/sheet';
import { IMPORT_STATES } from './firm.machine';

const administrators = ['administrator'] as const;

export const FirmImport = z.object({
  id,
  name: z.string(),
  state: z.enum(IMPORT_STATES),
  rows: z.int(),
  done: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  wrong: z.int(),
  /** Rows an undo has left as they are, because somebody changed the firm since. */
  kept: z.int(),
  /** The first hundred; all of them stand in the sheet of failed rows. */
  faults: z.array(RowFault),
  at: instant,
});
export type FirmImport = z.infer<typeof FirmImport>;

export const firmImportRoutes = {
  list: route({
    method: 'GET',
    path: '/firm-imports',
    summary: 'Sheets of firms brought in lately, and how far each is',
    roles: administrators,
    matrix: 'firm.import',
    response: z.object({ imports: z.array(FirmImport) }),
  }),
  show: route({
    method: 'GET',
    path: '/firm-imports/:id',
    summary: 'One sheet: how far it is, and what was wrong',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    response: FirmImport,
    refusals: ['NOT_FOUND'],
  }),
  write: route({
    method: 'PUT',
    path: '/firm-imports/:id/writing',
    summary: 'Write what was read; refused while a row is wrong, unless those are left out',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    body: z.strictObject({ leaveOutWrong: z.boolean() }),
    response: FirmImport,
    refusals: ['NOT_FOUND', 'IMPORT_REFUSED', 'IMPORT_MOVED_ON', 'IMPORT_BUSY'],
  }),
  undo: route({
    method: 'PUT',
    path: '/firm-imports/:id/undoing',
    summary: 'Put every row back as it was, unless somebody has changed it since',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    response: FirmImport,
    refusals: ['NOT_FOUND', 'IMPORT_MOVED_ON', 'IMPORT_BUSY'],
  }),
};

/** The two calls that carry bytes, which no schema describes: a sheet coming in, and the rows of it that were wrong. */
export const sheetRoutes = {
  upload: route({
    method: 'POST',
    path: '/firm-sheets',
    summary: 'Bring a sheet of firms, CSV or XLSX: read and checked, nothing written yet',
    roles: administrators,
    matrix: 'firm.import',
    query: z.strictObject({ name: text(100) }),
    response: FirmImport,
    refusals: ['SHEET_TYPE', 'SHEET_TOO_LARGE', 'SHEET_UNREADABLE', 'IMPORT_BUSY'],
  }),
  failed: route({
    method: 'GET',
    path: '/firm-sheets/:id/failed',
    summary: 'The rows that were wrong, each with why, to be mended and brought again',
    roles: administrators,
    matrix: 'firm.import',
    params: one,
    response: z.unknown(),
    refusals: ['NOT_FOUND'],
  }),
};

/** Bytes and rows one sheet may have. */
export const SHEET_MOST = { bytes: 20 * 1024 * 1024, rows: 100_000 };
