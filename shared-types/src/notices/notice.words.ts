import type { DomainEvent } from '../kernel/event';
import { byWords, spanWords } from '../kernel/time.words';
import { CATALOGUE_NOTICES } from './notice.catalogue';
import { ERRAND_NOTICES } from './notice.errands';
import { FIRM_NOTICES } from './notice.firms';
import { GROUP_NOTICES } from './notice.groups';
import type { NoticeRow, Whom } from './notice.row';
import { TICKET_NOTICES } from './notice.tickets';

/** What somebody hears of their own account. */
const PERSON_NOTICES: readonly NoticeRow[] = [
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
];

export const NOTICE_ROWS: readonly NoticeRow[] = [
  ...ERRAND_NOTICES,
  ...PERSON_NOTICES,
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
