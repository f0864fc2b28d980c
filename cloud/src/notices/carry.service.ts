import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dataOf, pageOfSubject, TEMPLATE_NAMES } from 'shared-types/notices';
import * as z from 'zod/mini';
import { env } from '../config/env';
import { Database } from '../kernel/db/database';
import { Sms } from '../kernel/sms';
import { type NotSent, WechatMessages } from '../kernel/wechat/wechat.messages';
import { PeoplePort } from '../people/people.port';
import type { Due, Ended } from './delivery.rows';
import { Preferences } from './preference.service';
import { type Entry, Quotas } from './quota.rows';
import { shortAddress } from './short-address';
import { knownTemplates } from './template.rows';

/** How a try went: an end, or `later`. `open` is a call that somebody must make. */
export type Carried = { state: Ended | 'open' | 'later'; why: string | null };
const end = (state: Carried['state'], why: string | null = null): Carried => ({ state, why });

/** What the plan wrote down for WeChat. */
const Data = z.object({ template: z.enum(TEMPLATE_NAMES), values: z.array(z.string()) });

/** What a refusal of the platform does to the quota that was taken for it. */
const AFTER: Partial<Record<NotSent, Entry>> = {
  refused: 'refused',
  banned: 'back',
  later: 'back',
  concurrent: 'back',
  off: 'back',
  'bad-value': 'back',
};
/** Worth another try; everything else stays as it is. */
const PASSING: readonly NotSent[] = ['later', 'concurrent'];
const ending = (why: NotSent) => (PASSING.includes(why) ? end('later', why) : end(why === 'off' ? 'skipped' : 'failed', why));

/** Takes one delivery out of the house, by its way. Nothing here is inside a transaction that waits for the world. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Carrier {
  @Inject() database: Database;
  @Inject() messages: WechatMessages;
  @Inject() sms: Sms;
  @Inject() people: PeoplePort;
  @Inject() preferences: Preferences;
  @Inject() quotas: Quotas;

  async carry(due: Due): Promise<Carried> {
    if (due.channel === 'wechat') return this.byWechat(due);
    if (due.channel === 'sms') return this.bySms(due);
    return (await this.people.withdrew(due.personId, 'sms')) ? end('skipped', 'no-consent') : end('open');
  }

  private async byWechat(due: Due): Promise<Carried> {
    const { data } = Data.safeParse(JSON.parse(due.data ?? '{}'));
    if (!data) return end('skipped', 'no-data');
    const { template, values } = data;
    const known = knownTemplates().get(template);
    if (!known) return end('skipped', 'no-template');
    if (!(await this.preferences.wants(due.personId, 'wechat'))) return end('skipped', 'unwanted');
    const openid = (await this.people.openidOf([due.personId])).get(due.personId);
    if (!openid) return end('skipped', 'no-wechat');
    const source = `${due.region} ${due.id} ${due.tries}`;
    const taken = await this.database.inTransaction((tx) => this.quotas.take(tx, due.personId, template, source));
    if (!taken) return end('skipped', 'no-accept');
    const sent = await this.messages.send({ openid, template: known.id, page: pageOf(due), data: dataOf(template, known, values) });
    if (sent.sent) return end('sent');
    const entry = AFTER[sent.why];
    if (entry) await this.database.inTransaction((tx) => this.quotas.note(tx, due.personId, template, entry, `after ${source}`));
    return ending(sent.why);
  }

  private async bySms(due: Due): Promise<Carried> {
    if (!(await this.preferences.wants(due.personId, 'sms'))) return end('skipped', 'unwanted');
    if (!(await this.people.agreed(due.personId, 'sms'))) return end('skipped', 'no-consent');
    const phone = (await this.people.person(due.personId))?.phone;
    if (!phone) return end('skipped', 'no-phone');
    try {
      const told = await this.sms.tell(phone, textOf(due));
      if (told === null) return end('skipped', 'off');
      return told ? end('sent') : end('failed', 'number');
    } catch {
      return end('later', 'line');
    }
  }
}

const SIGN = '【服务零距离】';
/** One SMS holds 70 letters. What a notice says is fit for a locked screen; where a browser can open it, its address stands behind. */
const LENGTH = 70;
export function textOf({ title, body, noticeId }: Pick<Due, 'title' | 'body' | 'noticeId'>): string {
  const link = env.PUBLIC_URL ? `${env.PUBLIC_URL.replace(/\/+$/, '')}${shortAddress(noticeId)}` : '';
  const [short, whole] = [`${SIGN}${title}。`, `${SIGN}${title}。${body}`];
  const fits = [...whole, ...link].length <= LENGTH;
  if (!link || fits) return [...whole].slice(0, LENGTH).join('') + link;
  return short + link;
}

/** Where a tap on the message leads. */
export const pageOf = ({ page, subject }: Pick<Due, 'page' | 'subject'>) => page ?? pageOfSubject(subject) ?? 'notices/inbox';
