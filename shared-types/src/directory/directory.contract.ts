import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, divisionCode, id, instant, region, text } from '../kernel/fields';
import { SheetReport } from '../kernel/sheet';

export const County = z.object({ region, name: z.string() });
export const Division = z.object({
  code: divisionCode,
  name: z.string(),
  level: z.enum(['county', 'town', 'village']),
  parent: z.nullable(z.string()),
});
export type Division = z.infer<typeof Division>;

export const UNIT_KINDS = ['county_centre', 'town_centre', 'village_station', 'department'] as const;
export const UnitRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  division: divisionCode,
  place: z.string(),
  brand: z.nullable(z.string()),
  openNow: z.boolean(),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const AgentRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(['full_time', 'part_time']),
  drawnFrom: z.string(),
  unitId: id,
  unitName: z.string(),
  phone: z.string(),
  onDuty: z.boolean(),
  /** In words: 今天到 18:00, or when the agent is next on duty. */
  duty: z.string(),
});
export type AgentRow = z.infer<typeof AgentRow>;
export const AgentCard = z.extend(AgentRow, {
  skills: z.array(z.string()),
  /** What of the unit's list falls under these skills. */
  items: z.array(z.object({ code: z.string(), plainName: z.string() })),
  shifts: z.array(z.string()),
  place: z.string(),
  volunteer: z.boolean(),
  /** Whom to tell who was asked for money: the county's centre. */
  reportTo: z.string(),
});
export type AgentCard = z.infer<typeof AgentCard>;
export const UnitCard = z.extend(UnitRow, {
  hours: z.array(z.string()),
  agents: z.array(AgentRow),
  items: z.int(),
  parent: z.nullable(z.object({ id, name: z.string() })),
});
export type UnitCard = z.infer<typeof UnitCard>;

export const Leave = z.object({ id, postId: id, from: instant, to: instant, reason: z.string() });
export type Leave = z.infer<typeof Leave>;
export const RosterRow = z.object({
  postId: id,
  name: z.string(),
  unitName: z.string(),
  /** Of an agent; null for a clerk. */
  kind: z.nullable(z.enum(['full_time', 'part_time'])),
  /** 职务, where the post has one. */
  title: z.nullable(z.string()),
  onDuty: z.boolean(),
  duty: z.string(),
  active: z.int(),
  /** Null where matters in hand are not counted. */
  capacity: z.nullable(z.int()),
  /** Lines as people write them; none: there in the opening hours. */
  shifts: z.array(z.string()),
  leaves: z.array(Leave),
});
export type RosterRow = z.infer<typeof RosterRow>;

/** Characters of a week's shifts, written as in 周一至周五 08:30-12:00;周六 09:00-12:00. */
export const SHIFTS_MOST = 300;

export const IMPORT_KINDS = ['divisions', 'departments', 'units', 'agents', 'items', 'bundles', 'groups'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const ImportReport = z.object({ kind: z.enum(IMPORT_KINDS), ...SheetReport.shape });
export type ImportReport = z.infer<typeof ImportReport>;

const rosterKeepers = ['dispatcher', 'clerk'] as const;

export const directoryRoutes = {
  counties: route({
    method: 'GET',
    path: '/counties',
    summary: 'The counties served',
    roles: 'public',
    matrix: 'directory.read',
    response: z.object({ counties: z.array(County) }),
  }),
  divisions: route({
    method: 'GET',
    path: '/divisions',
    summary: 'The towns of a county or the villages of a town',
    roles: 'public',
    matrix: 'directory.read',
    query: z.strictObject({ parent: divisionCode }),
    response: z.object({ divisions: z.array(Division) }),
  }),
  units: route({
    method: 'GET',
    path: '/units',
    summary: 'The service points that serve a place',
    roles: 'public',
    matrix: 'directory.read',
    query: z.strictObject({ division: divisionCode }),
    response: z.object({ units: z.array(UnitRow) }),
  }),
  unit: route({
    method: 'GET',
    path: '/units/:id',
    summary: 'One service point: place, hours, agents',
    roles: 'public',
    matrix: 'directory.read',
    params: z.strictObject({ id }),
    query: z.strictObject({ region }),
    response: UnitCard,
    refusals: ['NOT_FOUND'],
  }),
  agent: route({
    method: 'GET',
    path: '/agents/:id',
    summary: 'The card of one agent',
    roles: 'public',
    matrix: 'directory.read',
    params: z.strictObject({ id }),
    query: z.strictObject({ region }),
    response: AgentCard,
    refusals: ['NOT_FOUND'],
  }),
  roster: route({
    method: 'GET',
    path: '/roster',
    summary: 'Those whose roster I keep: a dispatcher the agents, a clerk the colleagues of the unit; on duty or not, load, shifts, leave',
    roles: rosterKeepers,
    matrix: 'roster.edit',
    /** `hours`: when the county is open, as lines. */
    response: z.object({ agents: z.array(RosterRow), hours: z.array(z.string()) }),
  }),
  addLeave: route({
    method: 'POST',
    path: '/leaves',
    summary: 'Note that somebody of my roster is away',
    roles: rosterKeepers,
    matrix: 'roster.edit',
    body: z.strictObject({ postId: id, from: instant, to: instant, reason: text(60) }),
    response: Leave,
    refusals: ['NOT_FOUND', 'ROW_IN_USE', 'TIME_NOT_OPEN'],
  }),
  endLeave: route({
    method: 'DELETE',
    path: '/leaves/:id',
    summary: 'Take a leave back',
    roles: rosterKeepers,
    matrix: 'roster.edit',
    params: z.strictObject({ id }),
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  setShifts: route({
    method: 'PUT',
    path: '/roster/:id/shifts',
    summary: 'The week of somebody of my roster, weekends and evenings included; empty for a clerk: the opening hours',
    roles: rosterKeepers,
    matrix: 'roster.edit',
    params: z.strictObject({ id }),
    body: z.strictObject({ shifts: z.string().check(z.trim(), z.maxLength(SHIFTS_MOST)) }),
    response: Done,
    refusals: ['NOT_FOUND', 'INVALID_INPUT'],
  }),
  bring: route({
    method: 'POST',
    path: '/imports',
    summary: 'Import a CSV, or only look what it would do',
    roles: ['administrator'],
    matrix: 'import.run',
    body: z.strictObject({ kind: z.enum(IMPORT_KINDS), csv: z.string().check(z.minLength(1), z.maxLength(400_000)), dryRun: z.boolean() }),
    response: ImportReport,
    refusals: ['IMPORT_REFUSED'],
  }),
};
