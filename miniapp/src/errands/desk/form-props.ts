import type { Errand } from 'shared-types/errands';
import type { DeskActs } from './use-desk';

/** What is asked in a sheet over the page; null: nothing. */
export type Asking = 'give' | 'hurry' | 'call' | 'caller' | 'code' | 'time' | 'stop' | null;
export interface DeskFormProps {
  errand: Errand;
  acts: DeskActs;
}
