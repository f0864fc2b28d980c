import { byWords, spanWords } from '../kernel/time.words';
import { HAND_UP_WORDS, OUTCOME_WORDS } from './choice.words';
import type { ErrandState } from './errand.machine';
import type { Errand, Step } from './errand.view';
import { masterOf, sentenceOf } from './errand.words';

/** Whose page it stands on: the one who asked reads 您. */
export type Reader = 'requester' | 'staff';
export interface StepSaid {
  title: string;
  note: string | null;
}
type Say = (step: Step, reader: Reader, now: number) => string | StepSaid;

const whoOf = ({ who }: Step) => (who ? masterOf(who.name) : '代办员');
const unitOf = ({ who }: Step) => who?.unit ?? null;
const asker = (reader: Reader) => (reader === 'requester' ? '您' : '对方');
/** 您说, 对方打电话说: what the desk noted for them was said on the telephone. */
const saying = ({ by }: Step, reader: Reader) => `${asker(reader)}${by === 'dispatcher' ? '打电话' : ''}说`;
/** A fact of the step as text; the service names them as the body of the request does. */
const fact = ({ facts }: Step, name: string) => {
  const value = facts[name];
  return typeof value === 'string' ? value : null;
};
const wordOf = (words: Readonly<Record<string, string>>, key: string | null) => (key === null ? null : (words[key] ?? null));
const outcomeOf = (step: Step) => wordOf(OUTCOME_WORDS, fact(step, 'outcome')) ?? '办过了';
const withUnit =
  (verb: string): Say =>
  (step) => ({ title: `${whoOf(step)}${verb}`, note: unitOf(step) });

const contact: Say = (step) => {
  if (step.facts.consents === true) return '打过电话,本人愿意';
  return step.facts.consents === false ? '打过电话,本人还没答应' : '打过电话';
};

const agree: Say = (step, _, now) => {
  const [from, to] = [fact(step, 'from'), fact(step, 'to')];
  return from && to ? `约好${spanWords(from, to, now)}` : '约好了时间';
};

const confirm: Say = (step, reader) =>
  step.by === 'requester' ? `${asker(reader)}说${outcomeOf(step)}` : `打电话问过,说${outcomeOf(step)}`;

const ARRIVED = { code: '见面码对上了', call: '打电话确认的' };

const SAY: Readonly<Record<string, Say>> = {
  send: ({ by }, reader) => {
    if (by === 'dispatcher') return reader === 'requester' ? '您打电话提的,我们记下了' : '打电话提的,值班的人记下的';
    return reader === 'requester' ? '您提出来了' : '提出来了';
  },
  offer: (step) => `问${whoOf(step)}能不能去`,
  accept: withUnit('接了单'),
  pick: withUnit('主动接了单'),
  decline: (step) => `${whoOf(step)}去不了,换下一位`,
  expire: (step) => `${whoOf(step)}没答复,换下一位`,
  designate: withUnit('接手了'),
  alarm: () => '还没人接单,已经报给镇里管事的',
  hurry: ({ facts }) => (facts.urgent ? '按急事办' : '按平常的事办'),
  contact,
  agree,
  ask_time: (step, reader) => (step.by === 'dispatcher' ? `${saying(step, reader)}想换个时间` : `${asker(reader)}想换个时间`),
  set_out: (step) => `${whoOf(step)}出门了`,
  arrive: (step) => ({ title: `${whoOf(step)}到了`, note: wordOf(ARRIVED, fact(step, 'how')) }),
  miss: (step) => ({ title: `${whoOf(step)}去了,没有人在`, note: '再约一个时间' }),
  relocate: () => '换到对的村接着办',
  hand_up: (step) => ({ title: '交给镇里接着办', note: wordOf(HAND_UP_WORDS, fact(step, 'reason')) }),
  vacate: (step) => `${whoOf(step)}不在岗位上了,换一位`,
  stop: (_, reader) => (reader === 'requester' ? '代办员说您不办了' : '对方说不办了'),
  finish: (step) => ({ title: `${whoOf(step)}说${outcomeOf(step)}`, note: unitOf(step) }),
  withdraw: (step, reader) => `${saying(step, reader)}不办了`,
  resume: (step, reader) => `${saying(step, reader)}接着办`,
  confirm,
  reopen: () => '没办成,重新安排人',
  call_back: (_, reader) => (reader === 'requester' ? '该给您打电话问问了' : '该打电话问问了'),
  unreached: () => '打过电话,没人接',
  give_up: () => '几次没打通,先按办完放着',
  archive: () => '归档了',
};

/** One step of the life of a matter, as its timeline tells it. `now` in milliseconds. */
export const stepWords = (step: Step, reader: Reader, now: number): StepSaid => {
  const said = SAY[step.command]?.(step, reader, now) ?? '有了新进展';
  return typeof said === 'string' ? { title: said, note: null } : said;
};

/** What is going on and what still comes, for the end of the timeline. */
export interface Ahead {
  id: 'find' | 'call' | 'visit' | 'finish' | 'confirm';
  title: string;
  note: string | null;
}

const NEXT: Readonly<Partial<Record<ErrandState, Ahead['id']>>> = {
  open: 'find',
  offered: 'find',
  accepted: 'call',
  agreed: 'visit',
  on_the_way: 'visit',
  arrived: 'finish',
  done: 'confirm',
};

/** The present step first, then those to come; none once a matter has ended. */
export const stepsAhead = (errand: Errand, now: number): Ahead[] => {
  const first = errand.state === 'accepted' && errand.contactedAt ? 'visit' : NEXT[errand.state];
  const all: Ahead[] = [
    { id: 'find', title: '正在给您找人', note: errand.unit.name },
    { id: 'call', title: '给您打电话,约时间', note: byWords(errand.promise.due, now) },
    { id: 'visit', title: errand.agreed ? sentenceOf(errand, now).title : '约好时间,上门来办', note: null },
    { id: 'finish', title: '办完当面跟您说清楚', note: null },
    { id: 'confirm', title: '您说一声行不行', note: errand.confirmBy ? byWords(errand.confirmBy, now) : '不方便点,我们打电话问' },
  ];
  return first ? all.slice(all.findIndex(({ id }) => id === first)) : [];
};
