import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetKind } from 'shared-types/codes';
import { env } from '../cloud/src/config/env';
import { openWorkshop, type Workshop } from './demo/workshop';
import { onlyCounty } from './import';
import { Complaint, runOrComplain } from './launch/complaint';
import { openPress } from './posters/press';

const USAGE = 'npm run posters -- <unit code|all> <folder> [--region 150205] [--items]';

interface Order {
  /** The county's own code of a unit; `all`: every service point. */
  unit: string;
  folder: string;
  region: string | null;
  /** Also a guide for every item; one unit has them anyway. */
  items: boolean;
}

/** Reads the words after `npm run posters --`. */
export function orderOf(words: string[]): Order {
  const at = words.indexOf('--region');
  const region = at < 0 ? null : (words[at + 1] ?? null);
  const [unit, folder, ...rest] = words.filter((word, i) => word !== '--items' && (at < 0 || (i !== at && i !== at + 1)));
  if (!unit || !folder || rest.length > 0) throw new Complaint(USAGE);
  return { unit, folder, region, items: words.includes('--items') || unit !== 'all' };
}

type Press = ReturnType<typeof openPress>;
interface Wanted {
  sheet: SheetKind;
  id: string;
  item: string | null;
}

async function unitsOf({ database }: Workshop, region: string, unit: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    "SELECT id FROM unit WHERE region = ? AND kind <> 'department' AND (? = 'all' OR code = ?) ORDER BY code",
    [region, unit, unit],
  );
  if (rows.length === 0) throw new Complaint(`County ${region} has no service point ${unit}.`);
  return rows.map(({ id }) => id);
}

/** What is printed for one service point: the sheet for its wall, a card for each agent, and where it leads a town their table. */
async function sheetsOf({ directory, catalogue }: Press, region: string, unitId: string, items: boolean): Promise<Wanted[]> {
  const point = await directory.point(region, unitId);
  if (!point) return [];
  const agents = await directory.agentsAt(region, unitId);
  const guides = items ? await catalogue.listOf(region, point) : [];
  return [
    { sheet: 'point', id: unitId, item: null },
    ...(point.kind === 'town_centre' ? [{ sheet: 'agents' as const, id: unitId, item: null }] : []),
    ...agents.map(({ postId }) => ({ sheet: 'agent' as const, id: postId, item: null })),
    ...guides.map(({ code }) => ({ sheet: 'item' as const, id: unitId, item: code })),
  ];
}

/** Two agents of one name at one point: the second file gets a number. */
function fileFor(name: string, taken: Set<string>): string {
  const plain = name.replace(/[\\/:*?"<>|\s]+/g, '-');
  let file = plain;
  for (let n = 2; taken.has(file); n++) file = `${plain}-${n}`;
  taken.add(file);
  return `${file}.pdf`;
}

async function main(): Promise<void> {
  const { unit, folder, region: asked, items } = orderOf(process.argv.slice(2));
  const site = env.PUBLIC_URL?.replace(/\/+$/, '');
  if (!site) throw new Complaint('PUBLIC_URL is not set: the codes would lead nowhere. Set it to the address people open, https://…');
  const workshop = await openWorkshop();
  try {
    const region = asked ?? (await onlyCounty(workshop));
    const press = openPress(workshop);
    const taken = new Set<string>();
    mkdirSync(folder, { recursive: true });
    for (const id of await unitsOf(workshop, region, unit)) {
      const before = taken.size;
      for (const wanted of await sheetsOf(press, region, id, items)) {
        const { name, pdf } = await press.sheets.draw({ region, ...wanted }, site);
        writeFileSync(join(folder, fileFor(name, taken)), pdf);
      }
      console.log(`${[...taken][before]}: ${taken.size - before} files`);
    }
  } finally {
    await workshop.close();
  }
}

if (require.main === module) void runOrComplain(main);
