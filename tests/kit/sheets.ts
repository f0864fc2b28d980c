import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from 'shared-types/directory';
import type { County } from './county';

const DATA = join(__dirname, '../../scripts/demo/data');
export const AGENT_HEADER = 'code,name,phone,unit,kind,drawn_from,skills,shift,capacity,source';

export type Sheets = Awaited<ReturnType<typeof openSheets>>;

/** What a test of the import needs: the demo's sheets moved into its county, lines of agents, and an administrator who brings them in. */
export async function openSheets(county: County) {
  const { region, database } = county;
  const client = await county.as(await county.administrator());
  const phones = `15${region.slice(1)}`;
  const line = {
    code: 'B001',
    name: '常福',
    phone: `${phones}9001`,
    unit: `${region}101-T`,
    kind: 'part_time',
    drawn_from: '网格员',
    skills: '养老服务',
    shift: '周一至周五 08:30-12:00 14:30-18:00',
    capacity: '4',
    source: 'test',
  };
  return {
    /** Phones in this county begin with these seven digits. */
    phones,
    sheet: (name: string) => readFileSync(join(DATA, name), 'utf8').replaceAll('150205', region).replaceAll('1380000', phones),
    agent: (over: Partial<typeof line> = {}) => Object.values({ ...line, ...over }).join(','),
    agents: (...rows: string[]) => [AGENT_HEADER, ...rows].join('\n'),
    bring: (kind: ImportKind, csv: string) => client.directory.bring({ kind, csv, dryRun: false }),
    look: (kind: ImportKind, csv: string) => client.directory.bring({ kind, csv, dryRun: true }),
    count: async (table: string) => {
      const [row] = await database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE region = ?`, [region]);
      return Number(row?.n);
    },
  };
}
