import type { Tx } from '../../kernel/db/transaction';
import { type Change, differs } from '../../kernel/sheet/bring';
import type { Ask } from '../group.rows';
import { EVERY_DEPARTMENT, type GroupLine } from './group.columns';
import type { UnitKnown } from './unit.rows';

/** People in one group, and days of history a late joiner sees, until the county says otherwise. */
const ROOM = { cap: 2_000, historyDays: 90 };
/** What a sheet without codes calls its groups: 130705-I1. */
const LETTERS = { industry: 'I', territory: 'G', escalation: 'L' } as const;

/** What a sheet may say of a group; `units`: those that sit in it, ids in order with | between them. */
interface Said {
  axis: string;
  place: number;
  name: string;
  leadUnitId: string | null;
  town: string | null;
  fits: string | null;
  about: string | null;
  document: string | null;
  documentOn: string | null;
  cap: number;
  historyDays: number;
  source: string;
  units: string;
}
/** Undefined: the sheet says nothing about it. */
type Wanted = { [K in keyof Said]: Said[K] | undefined };
export interface GroupKnown extends Said {
  id: string;
  code: string;
  state: string;
  people: number;
}

/** The groups of a county as they stand, private threads aside. */
export async function knownGroups(ask: Ask, region: string): Promise<GroupKnown[]> {
  const rows = await ask.query<Omit<GroupKnown, 'units' | 'people'> & { people: string }>(
    `SELECT id, code, state, axis, place, name, lead_unit_id AS leadUnitId, town, fits, about, document,
       DATE_FORMAT(document_on, '%Y-%m-%d') AS documentOn, member_cap AS cap, history_days AS historyDays, source,
       (SELECT COUNT(*) FROM group_member m WHERE m.region = chat_group.region AND m.group_id = chat_group.id AND m.live = 1) AS people
     FROM chat_group WHERE region = ? AND axis <> 'private' ORDER BY id`,
    [region],
  );
  const sitting = await ask.query<{ groupId: string; unitId: string }>(
    'SELECT group_id AS groupId, unit_id AS unitId FROM group_unit WHERE region = ?',
    [region],
  );
  const of = (id: string) => sitting.filter(({ groupId }) => groupId === id).map(({ unitId }) => unitId);
  return rows.map((row) => ({ ...row, people: Number(row.people), units: inOrder(of(row.id)) }));
}

/** Units as they are compared and written. */
const inOrder = (ids: readonly string[]) => [...new Set(ids)].sort().join('|');

interface Wanting {
  region: string;
  id: string;
  line: GroupLine;
  lead: UnitKnown | null;
  units: readonly UnitKnown[];
  /** The ids of every department. */
  all: readonly string[];
  /** Codes that are given away already; a new one is added. */
  taken: Set<string>;
  stands: GroupKnown | undefined;
  now: Date;
}

/** What one line does. A column the sheet has not leaves a group that stands as it is; an empty cell takes away what may be missing. */
export function groupChange(wanting: Wanting): Change {
  const { region, stands, id } = wanting;
  const wanted = wantedOf(wanting);
  if (!stands) return { fate: 'added', write: (tx) => found(tx, wanting, upon(blank(wanting), wanted)) };
  if (!differs<Wanted>(stands, wanted)) return { fate: 'same' };
  return { fate: 'changed', write: (tx) => replace(tx, region, id, stands, upon(stands, wanted)) };
}

function wantedOf({ line: { values }, lead, units, all }: Wanting): Wanted {
  const { axis, place, name, fits, about, document, source, units: sitting } = values;
  const served = axis === 'territory' && lead?.division.length === 9 ? lead.division : null;
  return {
    ...{ axis, place, name, fits, about, document, source, leadUnitId: lead?.id ?? null },
    town: axis === 'territory' ? (values.town ?? served) : null,
    documentOn: values.document_on,
    cap: values.cap ?? undefined,
    historyDays: values.history_days ?? undefined,
    units:
      sitting === undefined
        ? undefined
        : inOrder((sitting ?? []).flatMap((code) => idsOf(code, units, all)).filter((one) => one !== lead?.id)),
  };
}

const idsOf = (code: string, units: readonly UnitKnown[], all: readonly string[]) =>
  code === EVERY_DEPARTMENT ? all : units.filter((unit) => unit.code === code).map((unit) => unit.id);

const or = <T>(said: T | undefined, stands: T): T => (said === undefined ? stands : said);
/** What is said, over what stands. */
const upon = (stands: Said, said: Wanted): Said => ({
  axis: or(said.axis, stands.axis),
  place: or(said.place, stands.place),
  name: or(said.name, stands.name),
  leadUnitId: or(said.leadUnitId, stands.leadUnitId),
  town: or(said.town, stands.town),
  fits: or(said.fits, stands.fits),
  about: or(said.about, stands.about),
  document: or(said.document, stands.document),
  documentOn: or(said.documentOn, stands.documentOn),
  cap: or(said.cap, stands.cap),
  historyDays: or(said.historyDays, stands.historyDays),
  source: or(said.source, stands.source),
  units: or(said.units, stands.units),
});

/** A new group of which nothing is said; in the order of the sheet. */
const blank = ({ line: { row, values } }: Wanting): Said => ({
  ...{ axis: values.axis, place: Math.min(row - 1, 99), name: values.name, source: values.source },
  ...{ leadUnitId: null, town: null, fits: null, about: null, document: null, documentOn: null, units: '', ...ROOM },
});

function codeFor({ region, line: { values }, taken }: Wanting): string {
  if (values.code) return values.code;
  for (let n = 1; ; n++) {
    const code = `${region}-${LETTERS[values.axis]}${n}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

const valuesOf = ({ axis, place, name, leadUnitId, town, fits, about, document, documentOn, cap, historyDays, source }: Said) => [
  ...[axis, place, name, leadUnitId, town, fits, about, document, documentOn, cap, historyDays, source],
];

async function found(tx: Tx, wanting: Wanting, said: Said) {
  const { region, id, now } = wanting;
  await tx.run(
    `INSERT INTO chat_group (region, id, code, created_at, axis, place, name, lead_unit_id, town, fits, about, document, document_on,
       member_cap, history_days, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [region, id, codeFor(wanting), now, ...valuesOf(said)],
  );
  await seatUnits(tx, region, id, said.units.split('|').filter(Boolean));
}

async function replace(tx: Tx, region: string, id: string, before: Said, said: Said) {
  await tx.run(
    `UPDATE chat_group SET version = version + 1, axis = ?, place = ?, name = ?, lead_unit_id = ?, town = ?, fits = ?, about = ?, document = ?,
       document_on = ?, member_cap = ?, history_days = ?, source = ? WHERE region = ? AND id = ?`,
    [...valuesOf(said), region, id],
  );
  if (said.units !== before.units) await seatUnits(tx, region, id, said.units.split('|').filter(Boolean));
}

/** The units that sit in a group, as they shall be. */
export async function seatUnits(tx: Tx, region: string, groupId: string, unitIds: readonly string[]) {
  await tx.run('DELETE FROM group_unit WHERE region = ? AND group_id = ? AND unit_id NOT IN (?)', [region, groupId, ['0', ...unitIds]]);
  if (unitIds.length > 0)
    await tx.run('INSERT IGNORE INTO group_unit (region, group_id, unit_id) VALUES ?', [unitIds.map((unit) => [region, groupId, unit])]);
}
