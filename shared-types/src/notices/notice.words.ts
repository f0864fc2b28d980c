import type { DomainEvent } from '../kernel/event';
import { byWords, spanWords } from '../kernel/time.words';
import { CATALOGUE_NOTICES } from './notice.catalogue';
import { FIRM_NOTICES } from './notice.firms';
import { GROUP_NOTICES } from './notice.groups';
import type { NoticeRow, Whom } from './notice.row';
import { TICKET_NOTICES } from './notice.tickets';

const NO_NEED = '不用您跑了,谢谢您。';

export const NOTICE_ROWS: readonly NoticeRow[] = [
  { event: 'errand.offer', to: 'offered', title: '有一单问您能不能去', body: '请在{due}答复。去不了也没关系,我们问下一位。' },
  { event: 'errand.accept', to: 'requester', title: '有人接单了', body: '代办员会先给您打电话,约好时间再来。' },
  { event: 'errand.pick', to: 'requester', title: '有人接单了', body: '代办员会先给您打电话,约好时间再来。' },
  { event: 'errand.pick', to: 'replaced', title: '问您的那一单有人接走了', body: NO_NEED },
  { event: 'errand.expire', to: 'replaced', title: '问您的那一单转给下一位了', body: '没等到您的答复,先问了别人。下次方便再接。' },
  { event: 'errand.designate', to: 'agent', title: '有一单派给您了', body: '请先打个电话,约好时间再去。' },
  { event: 'errand.designate', to: 'replaced', title: '您手上的一单转给别人了', body: NO_NEED },
  { event: 'errand.designate', to: 'requester', title: '给您安排好人了', body: '代办员会先给您打电话,约好时间再来。' },
  {
    event: 'errand.alarm',
    to: 'dispatchers',
    where: ['why', 'late'],
    title: '有一单说好的时间过了',
    body: '还没有人给对方打电话,请马上看看。',
  },
  {
    event: 'errand.alarm',
    to: 'requester',
    where: ['why', 'late'],
    title: '说好的时间过了,对不住您',
    body: '已经在催了,您也可以直接打电话。',
  },
  { event: 'errand.alarm', to: 'dispatchers', title: '有一单还没人接', body: '请看看能派给谁。' },
  {
    event: 'errand.alarm',
    to: 'requester',
    where: ['why', 'nobody'],
    title: '一时没找到人,正在想办法',
    body: '您不用做什么,有人接单马上告诉您。',
  },
  { event: 'errand.hurry', to: 'agent', where: ['urgent', null], title: '手上的一单改按平常办', body: '不用赶了,按约好的时间去就行。' },
  { event: 'errand.hurry', to: 'agent', title: '手上的一单要急着办', body: '请先打个电话,尽快去看看。' },
  {
    event: 'errand.hurry',
    to: 'requester',
    where: ['urgent', null],
    title: '您的事改按平常办',
    body: '还是会有人给您打电话,约好时间再来。',
  },
  { event: 'errand.hurry', to: 'requester', title: '您的事按急事办了', body: '会有人尽快给您打电话。' },

  { event: 'errand.agree', to: 'requester', title: '约好上门时间了', body: '{when}。不用等在门口,到了会敲门。' },
  { event: 'errand.ask_time', to: 'agent', title: '对方想换个时间', body: '请再打个电话,另约一个时间。' },
  { event: 'errand.ask_time', to: 'requester', title: '想换时间,记下了', body: '照您电话里说的。代办员会再打给您,另约一个时间。' },
  { event: 'errand.set_out', to: 'requester', title: '代办员出门了', body: '正往您这边来,一会儿就到。' },
  { event: 'errand.arrive', to: 'requester', title: '代办员到了', body: '正在给您办。要是没见到人,请打电话告诉我们。' },
  { event: 'errand.miss', to: 'requester', title: '代办员来过,没见到人', body: '会再给您打电话,另约一个时间。' },
  { event: 'errand.relocate', to: 'requester', title: '换到对的村接着办', body: '正在重新安排人,会先给您打电话。' },
  {
    event: 'errand.vacate',
    to: 'requester',
    where: ['had', 'matter'],
    title: '正在给您换一位代办员',
    body: '原来那位不在岗位上了。新的代办员会给您打电话。',
  },
  {
    event: 'errand.vacate',
    to: 'dispatchers',
    where: ['had', 'matter'],
    title: '有一单要换人接着办',
    body: '原来的代办员不在岗位上了,请看看派给谁。',
  },
  { event: 'errand.hand_up', to: 'requester', title: '您的事交给镇里接着办', body: '会有人给您打电话,您不用重新提。' },
  { event: 'errand.hand_up', to: 'dispatchers', title: '有一单交上来了', body: '代办员办不下去,请看看派给谁接着办。' },
  { event: 'errand.stop', to: 'requester', title: '代办员说您不办了', body: '要是您没说过,打开点「接着办」,马上再安排。' },
  {
    event: 'errand.finish',
    to: 'requester',
    where: ['outcome', 'solved'],
    title: '办好了,您看对不对',
    body: '请在{due}点一下;没点的话,我们打电话问您。',
  },
  {
    event: 'errand.finish',
    to: 'requester',
    where: ['outcome', 'partly'],
    title: '办好了一部分,您看行不行',
    body: '请在{due}点一下;没点的话,我们打电话问您。',
  },
  { event: 'errand.finish', to: 'requester', title: '这次没办成,您看怎么办', body: '请在{due}点一下;没点的话,我们打电话问您。' },

  { event: 'errand.withdraw', to: 'agent', title: '手上的一单不办了', body: '对方说不办了,不用去了。' },
  { event: 'errand.withdraw', to: 'offered', title: '问您的那一单不办了', body: NO_NEED },
  { event: 'errand.withdraw', to: 'requester', title: '您的事停下来了', body: '照您电话里说的。要是您没说过,请马上打电话告诉我们。' },
  { event: 'errand.resume', to: 'requester', title: '您的事接着办', body: '照您电话里说的。会有人给您打电话,约好时间再来。' },
  { event: 'errand.confirm', to: 'agent', where: ['outcome', 'solved'], title: '对方说办成了', body: '谢谢您跑这一趟。' },
  { event: 'errand.confirm', to: 'agent', title: '对方说过了', body: '打开看看对方是怎么说的。' },
  { event: 'errand.confirm', to: 'requester', title: '您的答复记下了', body: '有不对的,随时打电话。' },
  { event: 'errand.reopen', to: 'dispatchers', title: '有一单没办成,要重新办', body: '请看看派给谁接着办。' },
  { event: 'errand.reopen', to: 'agent', title: '您办过的一单要重新办', body: '对方说没办成,镇里正在安排。' },
  { event: 'errand.reopen', to: 'requester', title: '正在重新给您安排', body: '会有人给您打电话,您不用重新提。' },
  { event: 'errand.call_back', to: 'dispatchers', title: '该打个电话问问了', body: '有一单办完了,还没听到本人的话。' },
  { event: 'errand.unreached', to: 'requester', title: '给您打过电话,没打通', body: '改天再打给您。您也可以打开点一下行不行。' },
  {
    event: 'erasure.ask',
    to: 'requester',
    title: '收到注销申请',
    body: '15 天后注销。不是您本人要的,请马上到「我的」—「隐私与数据」取消。',
  },
  { event: 'erasure.cancel', to: 'requester', title: '注销作罢了', body: '您又登录了,什么都没有删。' },
  { event: 'erasure.hold', to: 'requester', title: '这次没有注销', body: '还有事没办完,或者还担着岗位。办好了可以再申请。' },
  {
    event: 'identity.leave',
    to: 'requester',
    title: '您换了一个微信登录',
    body: '原来的微信已经退出。不是您本人换的,请马上打电话告诉我们。',
  },
  { event: 'errand.give_up', to: 'requester', title: '没联系上您,先按办完放着', body: '有不对的,随时打电话。' },

  ...CATALOGUE_NOTICES,
  ...FIRM_NOTICES,
  ...GROUP_NOTICES,
  ...TICKET_NOTICES,
];

export interface Told {
  personId: string;
  /** As whom. */
  to: Whom;
  title: string;
  body: string;
}
type Happened = Pick<DomainEvent, 'type' | 'at' | 'facts'>;

/** Who is told what of an event: each person once, nobody of what they did themselves. */
export function noticesOf({ type, facts }: Happened): Told[] {
  const told = new Map<string, Told>();
  for (const row of NOTICE_ROWS.filter((r) => r.event === type && fits(r, facts))) {
    for (const personId of peopleOf(facts, row.to)) {
      if (personId !== facts.actor && !told.has(personId))
        told.set(personId, { personId, to: row.to, title: row.title, body: filled(row.body, facts) });
    }
  }
  return [...told.values()];
}

/** Whether anybody is ever told of it. */
export const isTold = (type: string) => NOTICE_ROWS.some((row) => row.event === type);

/** Whether a row is about what happened. */
export const fits = ({ where }: Pick<NoticeRow, 'where'>, facts: Happened['facts']) => !where || (facts[where[0]] ?? null) === where[1];
const peopleOf = (facts: Happened['facts'], whom: Whom) =>
  String(facts[whom] ?? '')
    .split(' ')
    .filter(Boolean);

const MONTH = 30 * 86_400_000;
/** A notice is read any day, so its times are told as from afar: by their date, never as today or tomorrow. */
const afar = (iso: string) => Date.parse(iso) - MONTH;

function filled(words: string, { due, from, to }: Happened['facts']) {
  const blanks: Record<string, string> = {
    due: typeof due === 'string' ? byWords(due, afar(due)) : '方便的时候',
    when: typeof from === 'string' && typeof to === 'string' ? spanWords(from, to, afar(from)) : '时间看里面',
  };
  return words.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '');
}
