import type { Errand } from 'shared-types/errands';
import type { VisitActs } from './use-visit';

/** What is asked in a sheet over the page; null: nothing. */
export type Asking = 'contact' | 'agree' | 'arrive' | 'finish' | 'miss' | 'relocate' | 'stop' | 'hand_up' | null;
export interface FormProps {
  errand: Errand;
  acts: VisitActs;
  /** Close the sheet: the act is on its way or kept. */
  onDone: () => void;
}
