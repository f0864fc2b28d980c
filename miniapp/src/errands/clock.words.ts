import type { Errand, ErrandRow } from 'shared-types/errands';
import type { LightTone } from '../kernel/ui/light';

/** What decides the light of a matter. */
export type Clocked = Pick<ErrandRow, 'state' | 'sentAt' | 'promiseDue' | 'contactedAt' | 'agreed'>;
export const clockedOf = (errand: Errand): Clocked => ({ ...errand, promiseDue: errand.promise.due });

const HOUR = 3_600_000;
const ENDED: Readonly<Record<string, string>> = { done: '等确认', confirmed: '办完了', closed: '办完了', withdrawn: '停办了' };

const lateWords = (ms: number) => {
  const hours = Math.floor(ms / HOUR);
  if (hours < 1) return '超时了';
  return hours < 24 ? `超时 ${hours} 小时` : `超时 ${Math.floor(hours / 24)} 天`;
};

/** Green, amber or red by what was promised: the call first, then the agreed time. `now` in milliseconds. */
export function lightOf(errand: Clocked, now: number): { tone: LightTone; words: string } {
  const ended = ENDED[errand.state];
  if (ended) return { tone: 'n', words: ended };
  const due = errand.agreed ? errand.agreed.to : errand.contactedAt ? null : errand.promiseDue;
  if (errand.state === 'arrived' || !due) return { tone: 'g', words: '按时' };
  const left = Date.parse(due) - now;
  if (left < 0) return { tone: 'r', words: lateWords(-left) };
  const whole = Date.parse(due) - Date.parse(errand.sentAt);
  return left < Math.min(whole / 4, HOUR) ? { tone: 'a', words: '快到点了' } : { tone: 'g', words: '按时' };
}

const DONE_STEPS: Readonly<Record<string, number>> = {
  open: 1,
  offered: 1,
  accepted: 2,
  agreed: 3,
  on_the_way: 3,
  arrived: 4,
  done: 4,
  confirmed: 5,
  closed: 5,
};
/** How many of the five stages a matter has behind it: asked, taken, agreed, done, confirmed. */
export const stagesDone = ({ state }: Pick<ErrandRow, 'state'>) => DONE_STEPS[state] ?? 0;
export const STAGES = 5;
