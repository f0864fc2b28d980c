import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import { env } from '../../config/env';
import { WechatClient } from './wechat.client';
import { jsonOf } from './wechat.json';
import { WechatAway } from './wechat.line';

/** One subscribe message. `data` holds the template's own keys (`thing1`, `time2`) and values within their limits. */
export interface WechatMessage {
  openid: string;
  template: string;
  /** Where a tap leads: path and query without a leading slash. */
  page: string;
  data: Readonly<Record<string, string>>;
}
/**
 * `refused`: no accept is left, or it was taken back. `concurrent`: another process sends to the same person; try again.
 * `banned`: this mini-program may not send it. `unknown-openid`: not a person of ours. `bad-value`: template, page or a
 * value is wrong and stays wrong. `later`: no answer one can rely on; it may even have been sent. `off`: no WeChat here.
 */
export type NotSent = 'refused' | 'concurrent' | 'banned' | 'unknown-openid' | 'bad-value' | 'later' | 'off';
/** `errcode` is the platform's own number, where it gave one. */
export type Sent = { sent: true } | { sent: false; why: NotSent; errcode: number | null };

const PATH = '/cgi-bin/message/subscribe/send';
const WHY: Record<number, NotSent> = {
  43101: 'refused',
  43108: 'concurrent',
  43107: 'banned',
  20005: 'banned',
  40003: 'unknown-openid',
  40037: 'bad-value',
  41030: 'bad-value',
  47003: 'bad-value',
  45168: 'bad-value',
};

/** Subscribe messages. To one person they go one after the other: two at once are refused. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatMessages {
  @Inject() client: WechatClient;
  private lines = new Map<string, Promise<Sent>>();

  /** Never throws for what the platform does or says. */
  async send(message: WechatMessage): Promise<Sent> {
    if (!this.client.line.open) return { sent: false, why: 'off', errcode: null };
    const before = this.lines.get(message.openid) ?? Promise.resolve();
    const deliver = () => this.deliver(message);
    const mine = before.then(deliver, deliver);
    this.lines.set(message.openid, mine);
    try {
      return await mine;
    } finally {
      if (this.lines.get(message.openid) === mine) this.lines.delete(message.openid);
    }
  }

  private async deliver({ openid, template, page, data }: WechatMessage): Promise<Sent> {
    const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
    const body = { touser: openid, template_id: template, page, data: values, miniprogram_state: env.WECHAT_STATE, lang: 'zh_CN' };
    try {
      const said = await this.client.call({ path: PATH, body, read: jsonOf(z.object({})) });
      return said.ok ? { sent: true } : { sent: false, why: WHY[said.errcode] ?? 'later', errcode: said.errcode };
    } catch (error) {
      if (error instanceof WechatAway) return { sent: false, why: 'later', errcode: null };
      throw error;
    }
  }
}
