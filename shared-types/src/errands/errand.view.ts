import * as z from 'zod/mini';
import { MODES } from '../catalogue';
import { divisionCode, id, instant } from '../kernel/fields';
import { commandsOf } from '../kernel/machine';
import { Promised } from '../kernel/promise';
import { ERRAND_STATES, errandMachine } from './errand.machine';

export const PLACES = ['home', 'hospital', 'elsewhere'] as const;
export const RELATIONS = ['self', 'parent', 'family', 'neighbour'] as const;
export const DAY_PARTS = ['any', 'morning', 'afternoon'] as const;
export const URGENCIES = ['in_hospital', 'bedridden', 'legal_deadline', 'danger'] as const;
export const OUTCOMES = ['solved', 'partly', 'not'] as const;
export const DECLINE_REASONS = ['busy', 'too_far', 'unwell', 'not_my_skill', 'know_them', 'other'] as const;
export const HAND_UP_REASONS = ['nobody_home', 'too_hard', 'deadline_near', 'unsafe', 'in_hospital', 'died', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const command = z.enum(commandsOf(errandMachine));
export const Wish = z.object({ day: z.nullable(z.iso.date()), part: z.enum(DAY_PARTS) });
export const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One step of the life of a matter. `who` is the agent or desk the step names, null for the requester or the clock. */
export const Step = z.object({
  no: z.int(),
  command: z.string(),
  at: instant,
  by: z.enum(['requester', 'agent', 'dispatcher', 'clock']),
  who: z.nullable(z.object({ name: z.string(), unit: z.string() })),
  facts: Facts,
});
export type Step = z.infer<typeof Step>;

export const AssignedAgent = z.object({
  postId: id,
  name: z.string(),
  kind: z.enum(['full_time', 'part_time']),
  unitId: id,
  unitName: z.string(),
  phone: z.string(),
});

/** What a matter and a line of a list begin with. */
const head = {
  id,
  number: z.string(),
  state: z.enum(ERRAND_STATES),
  version: z.int(),
  /** Counts the assignments; every act of the agent names it. */
  epoch: z.int(),
  /** The item in plain words, or 「说给您听的事」 where none was picked. */
  title: z.string(),
  itemCode: z.nullable(z.string()),
  mode: z.enum(MODES),
  urgent: z.nullable(z.enum(URGENCIES)),
  sentAt: instant,
};

/** A matter as the requester, the agent who has it and its dispatchers see it; personal fields masked where the row says so. */
export const Errand = z.object({
  ...head,
  words: z.nullable(z.string()),
  place: z.object({ kind: z.enum(PLACES), division: z.nullable(divisionCode), divisionName: z.string(), text: z.nullable(z.string()) }),
  wish: Wish,
  requester: z.object({ name: z.string(), phone: z.string() }),
  beneficiary: z.object({ name: z.string(), relation: z.enum(RELATIONS), age: z.nullable(z.int()), note: z.nullable(z.string()) }),
  consentAt: z.nullable(instant),
  promise: Promised,
  /** Where it stands in the chain: 1 village and town, 2 the town looks again, 3 the county. */
  level: z.int(),
  unit: z.object({ id, name: z.string(), phone: z.nullable(z.string()) }),
  agent: z.nullable(AssignedAgent),
  /** Until when the one who is being asked has time to answer. */
  offerDue: z.nullable(instant),
  contactedAt: z.nullable(instant),
  agreed: z.nullable(z.object({ from: instant, to: instant })),
  /** Four digits to read out at the door; only the requester's own view has them. */
  visitCode: z.nullable(z.string()),
  retries: z.int(),
  arrivedBy: z.nullable(z.enum(['code', 'call'])),
  outcome: z.nullable(z.enum(OUTCOMES)),
  outcomeNote: z.nullable(z.string()),
  confirmation: z.nullable(z.enum(['tap', 'call', 'none'])),
  confirmBy: z.nullable(instant),
  callTries: z.int(),
  alarmedAt: z.nullable(instant),
  materials: z.array(z.object({ name: z.string(), form: z.string() })),
  steps: z.array(Step),
  /** Who looked at the phone or the full address, newest first. */
  seenBy: z.array(z.object({ unit: z.string(), why: z.string(), at: instant })),
  commands: z.array(command),
});
export type Errand = z.infer<typeof Errand>;

/** A line in a list: enough to know what it is, who has it and by when. */
export const ErrandRow = z.object({
  ...head,
  divisionName: z.string(),
  promiseDue: instant,
  contactedAt: z.nullable(instant),
  agreed: z.nullable(z.object({ from: instant, to: instant })),
  agentName: z.nullable(z.string()),
  outcome: z.nullable(z.enum(OUTCOMES)),
  confirmBy: z.nullable(instant),
  alarmedAt: z.nullable(instant),
});
export type ErrandRow = z.infer<typeof ErrandRow>;

/** A visit in the agent's day: with the household's name, grouped on the phone by village and household. */
export const DayRow = z.extend(ErrandRow, {
  beneficiary: z.object({ name: z.string(), age: z.nullable(z.int()), note: z.nullable(z.string()) }),
  requester: z.object({ name: z.string(), relation: z.enum(RELATIONS) }),
  placeText: z.nullable(z.string()),
  materials: z.array(z.string()),
  lastVisitNote: z.nullable(z.string()),
  commands: z.array(command),
});
export type DayRow = z.infer<typeof DayRow>;

/** What somebody is asked before saying yes: village and item, no name and no house number. */
export const Offer = z.object({
  id,
  errandId: id,
  title: z.string(),
  mode: z.enum(MODES),
  urgent: z.nullable(z.enum(URGENCIES)),
  divisionName: z.string(),
  placeKind: z.enum(PLACES),
  wish: Wish,
  promiseDue: instant,
  due: instant,
  rung: z.int(),
});
export type Offer = z.infer<typeof Offer>;

export const PoolRow = z.object({
  errandId: id,
  title: z.string(),
  mode: z.enum(MODES),
  urgent: z.nullable(z.enum(URGENCIES)),
  divisionName: z.string(),
  placeKind: z.enum(PLACES),
  wish: Wish,
  promiseDue: instant,
  sentAt: instant,
});
export type PoolRow = z.infer<typeof PoolRow>;

export const VERDICTS = [
  'chosen',
  'next',
  'off_duty',
  'on_leave',
  'lacks_skill',
  'full_load',
  'is_party',
  'same_address',
  'declined',
  'let_pass',
  'replaced',
] as const;
export type Verdict = (typeof VERDICTS)[number];
/** One decision of the ladder: whom it looked at, in order, and why not. */
export const Decision = z.object({
  no: z.int(),
  at: instant,
  how: z.enum(['ladder', 'pick', 'designation', 'alarm']),
  rung: z.int(),
  reason: z.nullable(z.string()),
  considered: z.array(
    z.object({
      postId: id,
      name: z.string(),
      unitName: z.string(),
      rung: z.int(),
      kind: z.enum(['full_time', 'part_time']),
      active: z.int(),
      capacity: z.int(),
      verdict: z.enum(VERDICTS),
    }),
  ),
});
export type Decision = z.infer<typeof Decision>;
