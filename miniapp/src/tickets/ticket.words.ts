import { byWords, leftWords } from 'shared-types/kernel/time.words';
import type { Ticket, TicketOutcome, TicketRow, TicketState } from 'shared-types/tickets';
import type { LightTone } from '../kernel/ui/light';

export const OUTCOME_WORDS: Record<TicketOutcome, string> = {
  solved: '解决了',
  partly: '解决了一部分',
  explained: '说明了政策',
  beyond: '不归这里管,已转告',
  planned: '排进计划了',
};

const RUNNING: readonly TicketState[] = ['open', 'taken', 'merged'];
const DAY = 86_400_000;

/** The state of a matter as a sentence, and what comes next. */
export function sentenceOf({ state, unit, promiseAt }: TicketRow, now: number, clerk: boolean): { title: string; next: string } {
  const by = byWords(promiseAt, now);
  const said: Record<TicketState, { title: string; next: string }> = {
    open: clerk ? { title: '等您的单位接', next: `${by}要给答复` } : { title: `交到${unit}了,等人接`, next: `${by}给您答复` },
    taken: clerk ? { title: '正在办', next: `${by}要给答复` } : { title: `${unit}正在办`, next: `${by}给您答复` },
    answered: clerk
      ? { title: '答复了,等对方说行不行', next: '对方不说,到时候自动结' }
      : { title: `${unit}答复了`, next: '您看看解决了没有,说一声' },
    closed: { title: '已经结了', next: '有别的事,可以再提' },
    withdrawn: { title: '已经撤回', next: '还想办,可以再提一件' },
    merged: clerk
      ? { title: '并到同一件里办', next: '那一件答复了,这家自己说行不行' }
      : { title: '和别家的同一件事并在一起办', next: '有了答复一样告诉您,解决没解决您自己说' },
  };
  return said[state];
}

/** The clock of a matter that still waits for an answer; quiet once it has one. */
export function lightOf({ state, promiseAt, late }: TicketRow, now: number): { tone: LightTone; words: string } {
  if (!RUNNING.includes(state)) return { tone: 'n', words: state === 'answered' ? '等确认' : '已结束' };
  const left = Date.parse(promiseAt) - now;
  if (late || left < 0) return { tone: 'r', words: '超过答应的时间了' };
  return left < DAY ? { tone: 'a', words: leftWords(promiseAt, now) } : { tone: 'g', words: '按时' };
}

const STEPS: Record<string, string> = {
  raise: '提出诉求',
  open: '提出诉求',
  take: '有人接了',
  answer: '给了答复',
  confirm: '说解决了',
  reopen: '没解决,接着办',
  lapse: '到时间自动结了',
  merge: '并到同一件里办',
  withdraw: '撤回了',
  hide: '不在群里显示了',
  late: '超过答应的时间,又催了一遍',
  'late.first': '没有按时接,又催了一遍',
  begin: '有人接了',
  hear: '给了答复',
  part: '那一件撤回了,单独接着办',
};
export const stepWords = (command: string) => STEPS[command] ?? '有了进展';

export const isRunning = ({ state }: Ticket) => RUNNING.includes(state);
