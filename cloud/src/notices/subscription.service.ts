import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ASKED, Subscription } from 'shared-types/notices';
import { Database } from '../kernel/db/database';
import { currentRequest } from '../kernel/request';
import { WechatPush } from '../kernel/wechat/wechat.push';
import { Quotas } from './quota.rows';
import { templateNamed } from './template.rows';

interface Answer {
  templateId: string;
  answer: (typeof ASKED)[number];
}

/** What people answer when WeChat asks whether it may tell them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Subscriptions {
  @Inject() database: Database;
  @Inject() push: WechatPush;
  @Inject() quotas: Quotas;

  of(personId: string): Promise<Subscription[]> {
    return this.quotas.of(personId);
  }

  /**
   * Notes what the phone says WeChat answered. Where the platform pushes the same answers itself, its word counts and the
   * phone's is only kept as a question asked, or each accept would count twice.
   */
  async report(personId: string, answers: readonly Answer[]): Promise<void> {
    const tap = currentRequest()?.once?.key ?? '';
    await this.database.inTransaction(async (tx) => {
      tx.about = { region: '', subject: `person/${personId}` };
      for (const { templateId, answer } of answers) {
        const template = templateNamed(templateId);
        if (template) await this.quotas.note(tx, personId, template, this.push.open ? 'filter' : answer, `tap ${personId} ${tap}`);
      }
    });
  }
}
