import { byWords, leftWords, visitWords } from '../kernel/time.words';
import type { ErrandState } from './errand.machine';
import type { Errand, ErrandRow, PLACES } from './errand.view';

type Told = Pick<ErrandRow, 'state' | 'promiseDue' | 'contactedAt' | 'agreed' | 'agentName' | 'outcome' | 'confirmBy' | 'alarmedAt'> & {
  /** Known on the page of one matter, not in a list. */
  unit: string | null;
  where: string;
  resumable: boolean;
  unreached: boolean;
};
/** The state as a sentence, and what comes next and by when. */
export interface Sentence {
  title: string;
  next: string;
}

const WHERE: Record<(typeof PLACES)[number], string> = { home: '到您家', hospital: '到医院', elsewhere: '到约好的地方' };
const COMPOUND = ['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '宇文'];

/** 王志强 is called 王师傅; a name too long to have a surname in front stays whole. */
export const masterOf = (name: string) => {
  const surname = COMPOUND.find((two) => name.startsWith(two)) ?? ([...name].length <= 3 ? [...name][0] : name);
  return `${surname ?? ''}师傅`;
};

const isWhole = (errand: Errand | ErrandRow): errand is Errand => 'promise' in errand;

const toldOf = (errand: Errand | ErrandRow): Told => {
  if (!isWhole(errand)) return { ...errand, unit: null, where: '来找您', resumable: false, unreached: false };
  return {
    ...errand,
    promiseDue: errand.promise.due,
    agentName: errand.agent?.name ?? null,
    unit: errand.unit.name,
    where: WHERE[errand.place.kind],
    resumable: errand.commands.includes('resume'),
    unreached: errand.confirmation === 'none',
  };
};

/** How the state of a matter is told to whoever asked for it: who has it, what comes next, by when. `now` in milliseconds. */
export const sentenceOf = (errand: Errand | ErrandRow, now: number): Sentence => {
  const told = toldOf(errand);
  return TELL[told.state](told, now);
};

const isLate = (due: string, now: number) => Date.parse(due) < now;
const agentOf = ({ agentName }: Told) => (agentName ? masterOf(agentName) : '代办员');

const looking = (told: Told, now: number): Sentence => {
  const who = told.unit ?? '镇里';
  const title = told.alarmedAt ? `一时没找到人,${who}正在想办法` : `${told.unit ?? ''}正在给您找人`;
  if (isLate(told.promiseDue, now)) return { title, next: '说好的时间过了,对不住您。已经在催,也可以直接打电话。' };
  return { title, next: `${byWords(told.promiseDue, now)}有人给您打电话,约好时间再来。` };
};

const accepted = (told: Told, now: number): Sentence => {
  const who = agentOf(told);
  if (told.contactedAt) return { title: `${who}打过电话,正在约时间`, next: '约好了马上告诉您。' };
  if (isLate(told.promiseDue, now)) return { title: `${who}接了单,电话打晚了`, next: '对不住您,已经在催。您也可以先打给他。' };
  return { title: `${who}接了单`, next: `${byWords(told.promiseDue, now)}给您打电话,约好时间再来。` };
};

const agreed = (told: Told, now: number): Sentence => {
  if (!told.agreed) return accepted(told, now);
  const title = `${agentOf(told)}${visitWords(told.agreed.from, now)} ${told.where}`;
  if (isLate(told.agreed.to, now)) return { title, next: '约的时间过了,可以打电话问问他。' };
  const left = isLate(told.agreed.from, now) ? '这就到。' : `${leftWords(told.agreed.from, now)}。`;
  return { title, next: `${left}不用等在门口,到了会敲门。` };
};

const DONE = { solved: '办好了,您看对不对', partly: '办好了一部分,您看行不行', not: '这次没办成,您看怎么办' };

const done = (told: Told, now: number): Sentence => ({
  title: `${agentOf(told)}说${DONE[told.outcome ?? 'solved']}`,
  next: told.confirmBy ? `${byWords(told.confirmBy, now)}您点一下;没点的话,我们打电话问您。` : '您点一下;没点的话,我们打电话问您。',
});

const CONFIRMED = { solved: '您说办成了,这件事办完了', partly: '您说办成了一部分', not: '您说没办成,我们记下了' };

const TELL: Record<ErrandState, (told: Told, now: number) => Sentence> = {
  open: looking,
  offered: (told, now) => ({ ...looking(told, now), title: '问了一位代办员,等他答复' }),
  accepted,
  agreed,
  on_the_way: (told, now) => ({
    title: `${agentOf(told)}在路上了`,
    next: told.agreed ? `${visitWords(told.agreed.from, now)} ${told.where}。` : `一会儿就${told.where}。`,
  }),
  arrived: (told) => ({ title: `${agentOf(told)}到了,正在给您办`, next: '办完会当面跟您说清楚。' }),
  done,
  confirmed: ({ outcome }) => ({ title: CONFIRMED[outcome ?? 'solved'], next: '谢谢您告诉我们。' }),
  closed: ({ unreached }) =>
    unreached
      ? { title: '没联系上您,先按办完放着', next: '有不对的,随时打电话。' }
      : { title: '这件事办完了', next: '有不对的,随时打电话。' },
  withdrawn: ({ resumable }) =>
    resumable
      ? { title: '代办员说您不办了', next: '要是您没说过,点「接着办」,马上再安排。' }
      : { title: '这件事停下来了', next: '什么时候还要办,再提就行。' },
};

const LOOKED_UP: Record<ErrandState, string> = {
  open: '正在安排人',
  offered: '问了一位代办员,等他答复',
  accepted: '代办员接了单,会先打电话约时间',
  agreed: '代办员约好了时间上门',
  on_the_way: '代办员在路上了',
  arrived: '代办员到了,正在办',
  done: '办过了,等本人说一声行不行',
  confirmed: '本人说过了,这件事办完了',
  closed: '这件事办完了',
  withdrawn: '这件事停下来了,不办了',
};

/** What somebody reads who only knows the number: the unit, and no person's name. */
export const lookupSentence = (state: ErrandState, unitName: string) => `${unitName}:${LOOKED_UP[state]}`;
