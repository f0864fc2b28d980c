import { readFileSync } from 'node:fs';
import { IMPORT_KINDS, type ImportKind, type ImportReport } from 'shared-types/directory';
import { openWorkshop, type Workshop } from './demo/workshop';
import { Complaint, runOrComplain } from './launch/complaint';

const USAGE = `npm run import -- <${IMPORT_KINDS.join('|')}> <file.csv> [--region 150205] [--write]`;

/** The text of a CSV: UTF-8, or GBK as Excel on a Chinese Windows saves it. */
export function textOf(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: the next one.
    }
  }
  throw new Complaint('The file is neither UTF-8 nor GBK: save it as CSV UTF-8.');
}

interface Order {
  kind: ImportKind;
  file: string;
  region: string | null;
  write: boolean;
}

/** Reads the words after `npm run import --`. */
export function orderOf(words: string[]): Order {
  const at = words.indexOf('--region');
  const region = at < 0 ? null : (words[at + 1] ?? null);
  const [name, file, ...rest] = words.filter((word, i) => word !== '--write' && (at < 0 || (i !== at && i !== at + 1)));
  const kind = IMPORT_KINDS.find((known) => known === name);
  if (!kind || !file || rest.length > 0) throw new Complaint(USAGE);
  return { kind, file, region, write: words.includes('--write') };
}

/** The county of a service that has one alone; otherwise one has to be named. */
export async function onlyCounty({ database }: Workshop): Promise<string> {
  const counties = await database.query<{ region: string }>(
    "SELECT region FROM division WHERE level = 'county' AND code = region ORDER BY region",
  );
  const [only] = counties;
  if (only && counties.length === 1) return only.region;
  throw new Complaint(`Say which county, with --region: ${counties.map((county) => county.region).join(', ') || 'its six digits'}.`);
}

/** The report as lines: the sum, and every error with its row, column and value. */
export const linesOf = ({ kind, rows, added, changed, same, written, errors }: Omit<ImportReport, 'kind'> & { kind: string }): string[] => [
  `${kind}: ${rows} rows, ${added} new, ${changed} changed, ${same} the same; ${written ? 'written' : 'nothing written'}`,
  ...errors.map(({ row, column, value, why }) => `  row ${row}, ${column}${value && `, "${value}"`}: ${why}`),
];

async function main(): Promise<void> {
  const { kind, file, region, write } = orderOf(process.argv.slice(2));
  const csv = textOf(readFileSync(file));
  const workshop = await openWorkshop();
  try {
    const report = await workshop.imports.bring(region ?? (await onlyCounty(workshop)), kind, csv, !write);
    console.log(linesOf(report).join('\n'));
    if (!write && report.errors.length === 0) console.log('This was only a look: add --write to write it.');
    process.exitCode = report.errors.length > 0 ? 1 : 0;
  } finally {
    await workshop.close();
  }
}

if (require.main === module) void runOrComplain(main);
