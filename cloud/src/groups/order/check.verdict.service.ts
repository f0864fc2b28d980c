import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../../kernel/db/transaction';
import { mediaVerdict, type Verdict } from '../../kernel/wechat/wechat.check';
import { WechatPush } from '../../kernel/wechat/wechat.push';
import { lockGroups } from '../group.rows';
import { message } from '../message.rows';
import { DeskBell } from './bell.deadlines';
import { OrderJudge } from './judge.service';

/** An entry by its place. */
export interface Place {
  region: string;
  groupId: string;
  seq: number;
}
interface Asked {
  region: string;
  group_id: string;
  seq: string;
}

/** What becomes of held entries once WeChat has said something, at once or later by a push. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CheckVerdicts {
  @Inject() push: WechatPush;
  @Inject() judge: OrderJudge;
  @Inject() bell: DeskBell;

  @Init()
  async announce() {
    this.push.onPush('wxa_media_check', async (tx, message) => {
      const told = mediaVerdict(message);
      const [asked] = told
        ? await tx.query<Asked>('SELECT region, group_id, seq FROM content_check WHERE trace_id = ?', [told.traceId])
        : [];
      if (told && asked) await this.end(tx, { region: asked.region, groupId: asked.group_id, seq: Number(asked.seq) }, told.verdict);
    });
  }

  /** Whatever a person has decided meanwhile stands. What WeChat is not sure of is put before a person. */
  async end(tx: Tx, place: Place, { suggest, label }: Pick<Verdict, 'suggest'> & { label: string | null }) {
    const { region, groupId, seq } = place;
    const group = (await lockGroups(tx, region, [groupId])).get(groupId);
    const row = await message(tx, region, groupId, seq);
    const check = await this.judge.checkOf(tx, place);
    if (!group || row?.state !== 'pending' || check === null || check.state === 'passed' || check.state === 'refused') return;
    await tx.run("UPDATE content_check SET state = 'person', label = ? WHERE region = ? AND group_id = ? AND seq = ?", [
      label,
      region,
      groupId,
      seq,
    ]);
    if (suggest === 'review') return this.bell.ring(tx, region, groupId);
    await this.judge.settle(tx, row, suggest === 'pass' ? 'passed' : 'refused', null);
    await this.judge.show(tx, group, row, suggest === 'pass', null);
    await this.bell.quiet(tx, region, groupId);
  }
}
