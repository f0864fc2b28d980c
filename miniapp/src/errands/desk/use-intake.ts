import Taro, { useRouter } from '@tarojs/taro';
import type { Intake, PromiseShown } from 'shared-types/errands';
import { now } from '../../kernel/clock';
import { useDraft } from '../../kernel/draft';
import { newKey } from '../../kernel/once';
import { useAct } from '../../kernel/query';
import { own } from '../api';
import type { RequestDraft } from '../request/use-request';
import { modeOf } from '../request/use-sending';
import { intakeOf } from './intake.check';

/** What the desk writes down while somebody talks: a request, and who is on the line. */
export interface IntakeDraft extends Omit<RequestDraft, 'abroad'> {
  /** Nobody answers at a phone of the caller's own: somebody else passes word on. */
  noPhone: boolean;
  contactName: string;
  contactPhone: string;
}

export const NOTHING: IntakeDraft = {
  name: '',
  phone: '',
  noPhone: false,
  contactName: '',
  contactPhone: '',
  relation: 'self',
  forName: '',
  age: '',
  note: '',
  item: null,
  words: '',
  mode: null,
  place: 'home',
  division: null,
  text: '',
  day: null,
  part: 'any',
  urgent: null,
  urgentReason: '',
  sending: null,
};

/** The draft of one call; it survives a killed app, and is sent once also when its answer is lost. */
export function useIntake() {
  const { phone = '' } = useRouter().params;
  const { value: draft, change, clear } = useDraft('intake', { ...NOTHING, phone });
  const keyOf = (body: Intake) => {
    const text = JSON.stringify(body);
    if (draft.sending?.body === text) return draft.sending.once;
    const once = newKey();
    change({ sending: { body: text, once } });
    return once;
  };
  const { run, busy } = useAct((body: Intake) => own.callers.takeIn(body, keyOf(body)), {
    touches: ['errand'],
    onDone: ({ id }) => {
      clear();
      Taro.redirectTo({ url: `/errands/desk/slip?id=${id}` }).catch(() => undefined);
    },
  });
  const send = (shown: PromiseShown) => void run(intakeOf(draft, modeOf(draft, shown.modes), now()));
  const startOver = () => change({ ...NOTHING });
  return { draft, change, send, busy, startOver };
}
export type ChangeIntake = (part: Partial<IntakeDraft>) => void;
export interface IntakePartProps {
  draft: IntakeDraft;
  change: ChangeIntake;
}
