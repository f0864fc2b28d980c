import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { minuteOf, nextOpen } from 'shared-types/kernel/calendar';
import type { DomainEvent } from 'shared-types/kernel/event';
import { nightLeft } from 'shared-types/kernel/night';
import { type ChainRow, type Channel, chainHasCall, chainOf, isRed, isStaff, type Told, valuesOf } from 'shared-types/notices';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { Rules } from '../kernel/time/rules';
import { type DeliveryToMake, makeDeliveries } from './delivery.rows';
import { Preferences } from './preference.service';

/** Without these the room cannot say when it tries the next way. */
export const NEEDED = [
  'notice.sms_after',
  'notice.sms_after_red',
  'notice.call_after',
  'notice.call_again',
  'notice.call_days',
  'notice.call_held',
  'quiet.from',
  'quiet.to',
];
const MINUTE = 60_000;

/** Plans by which ways, and when, somebody is told besides the line in the inbox. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Chain {
  @Inject() ids: Ids;
  @Inject() rules: Rules;
  @Inject() preferences: Preferences;

  /** Writes what follows a notice, in the transaction that wrote it. Nothing where the table of chains has no row. */
  async plan(tx: Tx, event: DomainEvent, told: Told, noticeId: string): Promise<void> {
    const row = chainOf(event.type, told.to, event.facts);
    if (!row) return;
    const red = isRed(row, event.facts.urgent);
    const { region } = event;
    const town = typeof event.facts.town === 'string' ? event.facts.town : null;
    const data = JSON.stringify({ template: row.template, values: valuesOf(row, { ...told, at: event.at, facts: event.facts }) });
    const one = (channel: Channel, dueAt: Date): DeliveryToMake => {
      const mine = channel === 'wechat' ? data : null;
      return { region, id: this.ids.next(), noticeId, personId: told.personId, channel, data: mine, red, town, dueAt };
    };
    const first = await this.first(row, event, told.personId, red);
    const ways = [one('wechat', first)];
    if (row.unseen) ways.push(...(await this.unseen(region, told.personId, row, first, red)).map(([channel, at]) => one(channel, at)));
    await makeDeliveries(tx, ways);
  }

  /** Staff are told in the county's open time, or from when on their own roster has them there; nobody in their night. */
  private first(row: ChainRow, { region, at, facts }: DomainEvent, personId: string, red: boolean): Promise<Date> {
    const from = row.from && facts[row.from];
    if (typeof from === 'string') return this.allowed(region, personId, new Date(from), false, red);
    return this.allowed(region, personId, new Date(at), isStaff(row), red);
  }

  private async unseen(region: string, personId: string, row: ChainRow, first: Date, red: boolean): Promise<[Channel, Date][]> {
    const { due } = await this.rules.promise(region, red ? 'notice.sms_after_red' : 'notice.sms_after', first);
    const sms = await this.allowed(region, personId, new Date(due), isStaff(row), red);
    if (!chainHasCall(row)) return [['sms', sms]];
    const call = await this.rules.promise(region, 'notice.call_after', sms);
    return [
      ['sms', sms],
      ['call', new Date(call.due)],
    ];
  }

  /** The first instant from `at` on at which somebody may be disturbed: staff in open time, nobody in their night; what is red, at once. */
  async allowed(region: string, personId: string, at: Date, staff: boolean, red: boolean): Promise<Date> {
    if (red) return at;
    const calendar = await this.rules.calendar(region);
    const open = staff ? new Date(nextOpen(calendar, at.getTime())) : at;
    const over = await this.afterNight(region, personId, open);
    return staff ? new Date(nextOpen(calendar, over.getTime())) : over;
  }

  /** The first instant from `at` on that is not in a person's night. */
  async afterNight(region: string, personId: string, at: Date): Promise<Date> {
    const wait = nightLeft(await this.preferences.night(region, personId, at), minuteOf(at.getTime()));
    return wait === 0 ? at : new Date(Math.floor(at.getTime() / MINUTE) * MINUTE + wait * MINUTE);
  }
}
