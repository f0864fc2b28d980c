import type { Mode } from 'shared-types/catalogue';
import type { DAY_PARTS, PLACES, RELATIONS, URGENCIES } from 'shared-types/errands';
import { create } from 'zustand';
import { draftOf, dropDraft, saveDraft } from '../../kernel/draft';
import { onSignOut } from '../../kernel/session';
import { stored } from '../../kernel/storage';

export type PlaceKind = (typeof PLACES)[number];
export type Part = (typeof DAY_PARTS)[number];
export type Relation = (typeof RELATIONS)[number];
export type Urgency = (typeof URGENCIES)[number];
export interface Spot {
  code: string;
  name: string;
}

/** Everything typed so far; strings as typed, so that nothing is lost on the way. */
export interface RequestDraft {
  item: { code: string; name: string; limit: string } | null;
  words: string;
  /** null: whatever suits the item and the place best. */
  mode: Mode | null;
  place: PlaceKind;
  /** null: not in this county, only for `elsewhere`. */
  division: Spot | null;
  abroad: boolean;
  text: string;
  phone: string;
  day: string | null;
  part: Part;
  relation: Relation;
  name: string;
  forName: string;
  age: string;
  note: string;
  urgent: Urgency | null;
  urgentReason: string;
  /** What was last sent and under which key: after a lost answer or a killed app the same request goes out once. */
  sending: { body: string; once: string } | null;
}

const NAME = 'request';
const EMPTY: RequestDraft = {
  item: null,
  words: '',
  mode: null,
  place: 'home',
  division: null,
  abroad: false,
  text: '',
  phone: '',
  day: null,
  part: 'any',
  relation: 'self',
  name: '',
  forName: '',
  age: '',
  note: '',
  urgent: null,
  urgentReason: '',
  sending: null,
};

/** What stays the same from one request to the next: where one lives and for whom one asks. */
type Habit = Pick<RequestDraft, 'place' | 'division' | 'text' | 'relation' | 'name' | 'forName' | 'age' | 'note'>;
const habit = () => stored.get<Habit>('request.habit') ?? {};
const fresh = (): RequestDraft => ({ ...EMPTY, ...habit() });
const found = draftOf<RequestDraft>(NAME);

/** The one draft of a request, shared by its three pages. `restored`: it was found again when the app opened. */
export const useRequest = create<RequestDraft & { restored: boolean }>(() => ({ ...fresh(), ...found?.value, restored: found !== null }));

export function changeRequest(part: Partial<RequestDraft>) {
  useRequest.setState(part);
  const { restored: _, ...draft } = useRequest.getState();
  saveDraft(NAME, draft);
}

/** Starts anew; what one usually says is filled in. */
export function startOver() {
  dropDraft(NAME);
  useRequest.setState({ ...fresh(), restored: false });
}

/** After sending: the next request starts from the same place and person. */
export function rememberHabit() {
  const { place, division, text, relation, name, forName, age, note } = useRequest.getState();
  if (place === 'home') stored.set('request.habit', { place, division, text, relation, name, forName, age, note });
  startOver();
}

onSignOut((chosen) => {
  if (!chosen) return;
  stored.drop('request.habit');
  startOver();
});
