import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export const CALLERS = ['visitor', 'resident', 'agent', 'dispatcher', 'clerk', 'administrator'] as const;
export const PLACES = ['own', 'same_town', 'other_town', 'county_centre', 'other_county'] as const;
export type Row = Record<'action' | (typeof CALLERS)[number] | (typeof PLACES)[number], string>;

/** What every action is to everybody, written down independently of the code. 404 of a list: it is not in it. */
export const matrix: readonly Row[] = parse(readFileSync(join(__dirname, 'matrix.csv')), { columns: true });
export const rowOf = (action: string) => matrix.find((row) => row.action === action);
