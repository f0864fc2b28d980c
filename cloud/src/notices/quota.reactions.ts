import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import type { Tx } from '../kernel/db/transaction';
import { type PushMessage, WechatPush } from '../kernel/wechat/wechat.push';
import { PeoplePort } from '../people/people.port';
import { type Entry, Quotas } from './quota.rows';
import { templateNamed } from './template.rows';

const Said = z.looseObject({
  TemplateId: z.string(),
  SubscribeStatusString: z.optional(z.string()),
  ErrorCode: z.optional(z.union([z.string(), z.number()])),
});
const List = z.object({ List: z.union([z.array(Said), Said]) });
const PLAIN: Record<string, Entry> = { accept: 'accept', reject: 'reject', ban: 'ban' };

/** Keeps the quota true by what the platform pushes: answers in the popup, changes in the settings, and what became of a message. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QuotaReactions {
  @Inject() push: WechatPush;
  @Inject() people: PeoplePort;
  @Inject() quotas: Quotas;

  @Init()
  async announce() {
    this.push.onPush('subscribe_msg_popup_event', (tx, message) =>
      this.note(tx, message, ({ SubscribeStatusString: s }) => PLAIN[s ?? '']),
    );
    // In the settings nothing is added, only taken back.
    this.push.onPush('subscribe_msg_change_event', (tx, message) =>
      this.note(tx, message, ({ SubscribeStatusString: s }) => (s === 'reject' ? 'refused' : undefined)),
    );
    this.push.onPush('subscribe_msg_sent_event', (tx, message) =>
      this.note(tx, message, ({ ErrorCode: code }) => (Number(code ?? 0) === 43101 ? 'refused' : undefined)),
    );
  }

  private async note(tx: Tx, message: PushMessage, read: (said: z.output<typeof Said>) => Entry | undefined): Promise<void> {
    const personId = await this.people.byOpenid(message.FromUserName);
    const parsed = List.safeParse(listIn(message));
    if (personId === null || !parsed.success) return;
    for (const said of [parsed.data.List].flat()) {
      const [template, what] = [templateNamed(said.TemplateId), read(said)];
      if (template && what)
        await this.quotas.note(tx, personId, template, what, `${message.Event} ${message.FromUserName} ${message.CreateTime}`);
    }
  }
}

/** The platform names the list after the event, `SubscribeMsgPopupEvent: { List: […] }`, or gives it bare. */
const listIn = (message: PushMessage) =>
  'List' in message ? message : Object.values(message).find((value) => typeof value === 'object' && value !== null && 'List' in value);
