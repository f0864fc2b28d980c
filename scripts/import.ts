import { readFileSync } from 'node:fs';
import { IMPORT_KINDS, type ImportKind, type ImportReport } from 'shared-types/directory';
import { openWorkshop, type Workshop } from './demo/workshop';
import { Complaint, runOrComplain } from './launch/complaint';
import { bringWords, startWords } from './words';

const KINDS = [...IMPORT_KINDS, 'words'] as const;
const USAGE = `npm run import -- <${KINDS.join('|')}> <file.csv> [--region 150205] [--write]; words without a file: those to begin with`;

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
  kind: ImportKind | 'words';
  /** None: the words a county may begin with. */
  file: string | null;
  region: string | null;
  write: boolean;
}

/** Reads the words after `npm run import --`. */
export function orderOf(words: string[]): Order {
  const at = words.indexOf('--region');
  const region = at < 0 ? null : (words[at + 1] ?? null);
  const [name, file, ...rest] = words.filter((word, i) => word !== '--write' && (at < 0 || (i !== at && i !== at + 1)));
  const [kind, write] = [KINDS.find((known) => known === name), words.includes('--write')];
  if (!kind || rest.length > 0 || (!file && !(kind === 'words' && write))) throw new Complaint(USAGE);
  return { kind, file: file ?? null, region, write };
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
  const order = orderOf(process.argv.slice(2));
  const workshop = await openWorkshop();
  try {
    const report = await reportOf(workshop, order.region ?? (await onlyCounty(workshop)), order);
    if (!report) return console.log('This county has a list of its own: nothing was written.');
    console.log(linesOf({ ...report, kind: order.kind }).join('\n'));
    if (!order.write && report.errors.length === 0) console.log('This was only a look: add --write to write it.');
    process.exitCode = report.errors.length > 0 ? 1 : 0;
  } finally {
    await workshop.close();
  }
}

/** Null where a county that has words of its own was to get those to begin with. */
async function reportOf(workshop: Workshop, region: string, { kind, file, write }: Order) {
  if (file === null) return startWords(workshop, region);
  const csv = textOf(readFileSync(file));
  return kind === 'words' ? bringWords(workshop, region, csv, write) : workshop.imports.bring(region, kind, csv, !write);
}

if (require.main === module) void runOrComplain(main);
