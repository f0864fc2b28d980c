import type { DomainEvent } from '../kernel/event';
import { GROUP_CHAINS } from './chain.groups';
import type { Whom } from './notice.row';
import { fits } from './notice.words';
import { spanValue, type TemplateName, timeValue } from './template';

/** What follows a notice besides the line in the inbox. Fit for a locked screen, as the notice itself. */
export interface ChainRow {
  event: string;
  to: Whom;
  /** Only where this fact has this value; of several rows for one person the first one counts. */
  where?: readonly [fact: string, value: string | null];
  template: TemplateName;
  /** The state in at most five letters. */
  phrase: string;
  /** What is tried, after a while each, as long as the notice has not been seen. */
  unseen?: 'sms' | 'sms-call';
  /** Neither the night nor a day off holds it back: always, or where the matter is urgent. */
  red?: 'always' | 'urgent';
  /** The fact that says from when on whoever is told is at work: their own roster, whatever the county's hours are. */
  from?: 'due';
}

export const CHAIN_ROWS: readonly ChainRow[] = [
  { event: 'errand.accept', to: 'requester', template: 'progress', phrase: '已接单' },
  { event: 'errand.pick', to: 'requester', template: 'progress', phrase: '已接单' },
  { event: 'errand.designate', to: 'requester', template: 'progress', phrase: '已派人' },
  { event: 'errand.agree', to: 'requester', template: 'visit', phrase: '已约好', unseen: 'sms' },
  { event: 'errand.set_out', to: 'requester', template: 'progress', phrase: '已出门', red: 'always' },
  { event: 'errand.arrive', to: 'requester', template: 'progress', phrase: '已到', red: 'always' },
  { event: 'errand.miss', to: 'requester', template: 'progress', phrase: '没见到人', unseen: 'sms' },
  { event: 'errand.relocate', to: 'requester', template: 'progress', phrase: '换村接办', unseen: 'sms' },
  { event: 'errand.hand_up', to: 'requester', template: 'progress', phrase: '镇里接办', unseen: 'sms' },
  { event: 'errand.stop', to: 'requester', template: 'progress', phrase: '请您看看', unseen: 'sms-call' },
  { event: 'errand.finish', to: 'requester', template: 'progress', phrase: '请您确认', unseen: 'sms' },
  { event: 'errand.reopen', to: 'requester', template: 'progress', phrase: '重新办理' },
  { event: 'errand.alarm', to: 'requester', template: 'progress', phrase: '正在催办' },
  { event: 'errand.vacate', to: 'requester', where: ['had', 'matter'], template: 'progress', phrase: '换人接办', unseen: 'sms' },
  { event: 'errand.hurry', to: 'requester', where: ['urgent', null], template: 'progress', phrase: '按平常办' },
  { event: 'errand.hurry', to: 'requester', template: 'progress', phrase: '急事办理' },
  { event: 'errand.unreached', to: 'requester', template: 'progress', phrase: '没打通', unseen: 'sms' },
  { event: 'errand.give_up', to: 'requester', template: 'progress', phrase: '已办结', unseen: 'sms' },

  { event: 'errand.offer', to: 'offered', template: 'task', phrase: '待答复', unseen: 'sms', red: 'urgent' },
  { event: 'errand.designate', to: 'agent', template: 'task', phrase: '派给您', unseen: 'sms-call', red: 'urgent' },
  { event: 'errand.hurry', to: 'agent', where: ['urgent', null], template: 'task', phrase: '按平常办' },
  { event: 'errand.hurry', to: 'agent', template: 'task', phrase: '要急办', unseen: 'sms-call', red: 'urgent' },
  { event: 'errand.ask_time', to: 'agent', template: 'task', phrase: '想改时间', unseen: 'sms' },
  { event: 'errand.withdraw', to: 'agent', template: 'task', phrase: '不用去了', unseen: 'sms' },
  { event: 'errand.reopen', to: 'agent', template: 'task', phrase: '要重新办' },
  { event: 'errand.alarm', to: 'dispatchers', template: 'task', phrase: '待安排', unseen: 'sms', red: 'urgent' },
  { event: 'errand.vacate', to: 'dispatchers', where: ['had', 'matter'], template: 'task', phrase: '待安排', unseen: 'sms' },
  { event: 'errand.hand_up', to: 'dispatchers', template: 'task', phrase: '待安排' },
  { event: 'errand.reopen', to: 'dispatchers', template: 'task', phrase: '待安排' },
  { event: 'errand.call_back', to: 'dispatchers', template: 'task', phrase: '待回访' },

  ...GROUP_CHAINS,
];

/** The channels after the inbox, in their order. */
export const CHANNELS = ['wechat', 'sms', 'call'] as const;
export type Channel = (typeof CHANNELS)[number];

export const chainOf = (event: string, to: Whom, facts: DomainEvent['facts']) =>
  CHAIN_ROWS.find((row) => row.event === event && row.to === to && fits(row, facts));
export const chainHasCall = ({ unseen }: ChainRow) => unseen === 'sms-call';
export const isRed = ({ red }: ChainRow, urgent: unknown) => red === 'always' || (red === 'urgent' && (urgent ?? null) !== null);
/** Whom nobody pays for listening. */
const PEOPLE: readonly Whom[] = ['requester', 'members', 'owners', 'author', 'reporter'];
/** Staff are told in their working time, everybody else whenever it is not night. */
export const isStaff = ({ to }: Pick<ChainRow, 'to'>) => !PEOPLE.includes(to);

type Said = { title: string; body: string } & Pick<DomainEvent, 'at' | 'facts'>;
/** The values of the template's fields, in its order. */
export function valuesOf({ template, phrase }: ChainRow, { title, body, at, facts }: Said): string[] {
  if (template === 'visit') {
    const { from, to } = facts;
    return [title, typeof from === 'string' && typeof to === 'string' ? spanValue(from, to) : timeValue(at), '不用等在门口,到了会敲门'];
  }
  const due = template === 'task' && typeof facts.due === 'string' ? facts.due : at;
  return [title, phrase, timeValue(due), body];
}
