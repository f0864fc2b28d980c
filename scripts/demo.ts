import type { ImportKind } from 'shared-types/directory';
import { loadApart } from './demo/apart';
import { type Hours, loadCalendar } from './demo/calendar';
import { loadCast, loadStaff } from './demo/cast';
import { csvOf } from './demo/file';
import { loadFirms } from './demo/firms';
import { loadGroups } from './demo/groups';
import { loadRules } from './demo/rules';
import { loadTalk } from './demo/talk';
import { loadWords } from './demo/words';
import { openWorkshop, type Workshop } from './demo/workshop';
import { linesOf } from './import';
import { Complaint, runOrComplain } from './launch/complaint';

interface County {
  region: string;
  hours: Hours;
  /** In this order: a sheet refers to those before it. */
  sheets: readonly (readonly [ImportKind, string])[];
}

const COUNTIES: readonly County[] = [
  {
    region: '150205',
    hours: [
      [510, 720],
      [870, 1080],
    ],
    sheets: [
      ['divisions', '150205/divisions.csv'],
      ['units', '150205/units.csv'],
      ['items', 'items.csv'],
      ['bundles', 'catalogue-bundles.csv'],
      ['agents', '150205/agents.csv'],
    ],
  },
  {
    region: '130705',
    hours: [
      [510, 720],
      [840, 1080],
    ],
    sheets: [
      ['divisions', '130705/divisions.csv'],
      ['units', '130705/units.csv'],
      ['departments', '130705/departments.csv'],
      ['items', 'items.csv'],
      ['bundles', 'catalogue-bundles.csv'],
    ],
  },
];

/** The county that talks with its firms in groups. */
const TALKS = '130705';

/** Loads both counties through the same import a county uses. Loading again changes nothing. Gives one line for each sheet. */
export async function loadDemo(workshop: Workshop): Promise<string[]> {
  const lines: string[] = [];
  for (const county of COUNTIES) lines.push(...(await loadCounty(workshop, county)));
  await loadCast(workshop);
  lines.push(
    ...(await loadFirms(workshop)),
    await loadGroups(workshop, TALKS),
    await loadTalk(workshop, TALKS),
    await loadApart(workshop, TALKS),
    await loadWords(workshop, TALKS),
  );
  return lines;
}

async function loadCounty(workshop: Workshop, { region, hours, sheets }: County): Promise<string[]> {
  const lines: string[] = [];
  // Before its points: a service that starts meanwhile refuses a county that has points and no rules.
  await loadCalendar(workshop, region, hours);
  await loadRules(workshop, region);
  for (const [kind, file] of sheets) {
    const report = await workshop.imports.bring(region, kind, csvOf(file), false);
    if (!report.written) throw new Complaint([`${file} was refused.`, ...linesOf(report)].join('\n'));
    lines.push(`${region} ${linesOf(report).join('\n')}`);
  }
  await loadStaff(workshop, region);
  return lines;
}

async function main(): Promise<void> {
  const workshop = await openWorkshop();
  try {
    console.log((await loadDemo(workshop)).join('\n'));
  } finally {
    await workshop.close();
  }
}

if (require.main === module) void runOrComplain(main);
