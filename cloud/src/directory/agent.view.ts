import type { ItemRow } from 'shared-types/catalogue';
import {
  type AgentCard,
  type AgentRow,
  dutyAt,
  dutyWords,
  isVolunteer,
  type Leave,
  type Rostered,
  type RosterRow,
  shiftLines,
} from 'shared-types/directory';
import type { Calendar } from 'shared-types/kernel/calendar';
import type { AbsenceEntity } from './absence.entity';
import type { Agent } from './agent.service';

/** What anybody may know of an agent. The phone is the published one of the post, so it is not masked. */
export const viewAgent = (agent: Agent, calendar: Calendar, now: number): AgentRow => ({
  id: agent.postId,
  name: agent.name,
  kind: agent.kind,
  drawnFrom: agent.drawnFrom,
  unitId: agent.unitId,
  unitName: agent.unitName,
  phone: agent.phone,
  onDuty: dutyAt(agent, calendar, now) === 'on',
  duty: dutyWords(agent, calendar, now),
});

/** What of a unit's list an agent can help with; `post_skill` names categories. */
export const helpsWith = ({ skills }: Agent, items: readonly ItemRow[]) => items.filter(({ category }) => skills.includes(category));

interface Around {
  items: readonly ItemRow[];
  place: string;
  reportTo: string;
}

export const viewAgentCard = (agent: Agent, { items, place, reportTo }: Around, calendar: Calendar, now: number): AgentCard => ({
  ...viewAgent(agent, calendar, now),
  skills: agent.skills,
  items: items.map(({ code, plainName }) => ({ code, plainName })),
  shifts: shiftLines(agent.shifts),
  place,
  volunteer: isVolunteer(agent.drawnFrom),
  reportTo,
});

export const viewLeave = (leave: AbsenceEntity): Leave => ({
  id: leave.id,
  postId: leave.postId,
  from: leave.fromAt.toISOString(),
  to: leave.toAt.toISOString(),
  reason: leave.reason,
});

type OfRoster = Pick<RosterRow, 'postId' | 'name' | 'unitName' | 'kind' | 'title' | 'capacity'> & Rostered;

/** One line of a roster: `active` is how many matters an agent has in hand. */
export const viewRosterRow = (one: OfRoster, active: number, leaves: AbsenceEntity[], calendar: Calendar, now: number): RosterRow => ({
  ...{ postId: one.postId, name: one.name, unitName: one.unitName, kind: one.kind, title: one.title },
  onDuty: dutyAt(one, calendar, now) === 'on',
  duty: dutyWords(one, calendar, now),
  active,
  capacity: one.capacity,
  shifts: shiftLines(one.shifts ?? []),
  leaves: leaves.map(viewLeave),
});
