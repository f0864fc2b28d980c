import { blindIndex, seal, sha256, unseal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';
import type { Fault, WrongRow } from './sheet.check';
import type { SheetFirm } from './sheet.columns';

type Ask = Pick<Tx, 'query' | 'run'>;

/** The columns an import writes, in the order of `Stored`. */
export const COLUMNS = [
  'uscc',
  'name',
  'kind',
  'industry',
  'scale',
  'marks',
  'town',
  'village',
  'address',
  'registered_on',
  'phone',
  'phone_index',
  'state',
  'source',
  'digest',
] as const;
const BINARY = ['phone', 'phone_index', 'digest'];
/** A firm as it is written, as text: what is binary as base64, the phone sealed. */
export type Stored = readonly (string | null)[];

const base64 = (bytes: Buffer | null) => bytes?.toString('base64') ?? null;
/** The values of `COLUMNS`, as the database takes them. */
export const valuesOf = (stored: Stored) =>
  COLUMNS.map((column, i) => (BINARY.includes(column) && stored[i] ? Buffer.from(stored[i] ?? '', 'base64') : (stored[i] ?? null)));
export const digestIn = (stored: Stored) => stored[COLUMNS.indexOf('digest')] ?? '';

const indexOf = (phone: string | null) => phone && blindIndex('phone', phone).toString('base64');
/** What a firm is by its content alone: two that say the same have the same. */
export function digestOf({
  uscc,
  name,
  kind,
  industry,
  scale,
  marks,
  town,
  village,
  address,
  registeredOn,
  phone,
  state,
}: SheetFirm): string {
  const said = [uscc, name, kind, industry, scale, marks, town, village, address, registeredOn, indexOf(phone), state];
  return sha256(JSON.stringify(said)).toString('base64');
}

export function storedOf(firm: SheetFirm, source: string, digest: string): Stored {
  const { uscc, name, kind, industry, scale, marks, town, village, address, registeredOn, phone, state } = firm;
  const sealed = phone === null ? null : base64(seal(phone, 'firm.phone'));
  const index = indexOf(phone);
  return [uscc, name, kind, industry, scale, marks, town, village, address, registeredOn, sealed, index, state, source, digest];
}

const READ = COLUMNS.map((column) => (column === 'registered_on' ? `DATE_FORMAT(registered_on, '%Y-%m-%d') AS registered_on` : column));
/** Some firms as they stand, by id. */
export async function standing(ask: Pick<Tx, 'query'>, region: string, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const rows = await ask.query<Record<string, Buffer | string | null> & { id: string }>(
    `SELECT id, ${READ.join(', ')} FROM firm WHERE region = ? AND id IN (?)`,
    [region, ids],
  );
  const text = (value: Buffer | string | null | undefined) => (Buffer.isBuffer(value) ? base64(value) : (value ?? null));
  return new Map(rows.map((row) => [row.id, COLUMNS.map((column) => text(row[column]))]));
}

/** What is kept of one row until it is written, and afterwards until it can be undone no more. */
export interface StagedRow {
  no: number;
  firmId: string;
  fate: 'added' | 'changed';
  wanted: Stored;
  before: Stored | null;
}
const INSERT = 'INSERT INTO firm_import_row (region, import_id, fate, no, body) VALUES ?';
/** Sound rows are put down together: one row for some hundred costs a fraction of a row for each. */
export async function stage(ask: Ask, region: string, importId: string, rows: readonly StagedRow[], wrong: readonly WrongRow[]) {
  const values = [
    ...(rows.length > 0 ? [[region, importId, 'sound', rows.at(-1)?.no, JSON.stringify(rows)]] : []),
    ...wrong.map((row) => [region, importId, 'wrong', row.row, base64(seal(JSON.stringify(row), 'firm_import_row.body'))]),
  ];
  if (values.length > 0) await ask.run(INSERT, [values]);
}

/** The next pieces of rows behind `no`, in order. */
export async function stagedAfter(
  ask: Pick<Tx, 'query'>,
  region: string,
  importId: string,
  no: number,
  pieces: number,
): Promise<StagedRow[][]> {
  const found = await ask.query<{ body: string }>(
    `SELECT body FROM firm_import_row WHERE region = ? AND import_id = ? AND fate = 'sound' AND no > ? ORDER BY no LIMIT ${pieces}`,
    [region, importId, no],
  );
  return found.map(({ body }) => readRows(body));
}
const readRows = (text: string): StagedRow[] => JSON.parse(text);

/** The next wrong rows behind `no`. */
export async function wrongAfter(ask: Pick<Tx, 'query'>, region: string, importId: string, no: number, most: number): Promise<WrongRow[]> {
  const rows = await ask.query<{ body: string }>(
    `SELECT body FROM firm_import_row WHERE region = ? AND import_id = ? AND fate = 'wrong' AND no > ? ORDER BY no LIMIT ${most}`,
    [region, importId, no],
  );
  return rows.map(({ body }) => readWrong(unseal(Buffer.from(body, 'base64'), 'firm_import_row.body')));
}

function readWrong(text: string): WrongRow {
  const { row, cells, faults }: { row: number; cells: string[]; faults: Fault[] } = JSON.parse(text);
  return { row, cells, faults };
}

export const forgetRows = (ask: Ask, region: string, importId: string) =>
  ask.run('DELETE FROM firm_import_row WHERE region = ? AND import_id = ?', [region, importId]);
