import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isQuestion } from 'shared-types/groups';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { announceRound } from '../../kernel/engine/round';
import { theClock } from '../../kernel/engine/timeline';
import { Ids } from '../../kernel/ids';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { Evenings } from '../by-itself/evening.service';
import { QuestionEntity } from './question.entity';
import { beginQuestion, moveQuestion } from './question.move';
import { type Heard, heardAfter, readUpTo, type Unread, unreadGroups } from './radar.rows';

/** How many entries later an answer without a reply mark may still be meant for a question. */
const NEAR = 10n;

/** Reads along in every group, so that nothing asked there scrolls away unanswered. Where it has got to is a number in a row. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Radar {
  @Inject() database: Database;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() evenings: Evenings;

  @Init()
  async announce() {
    await this.rules.insist(['group.answer']);
    announceRound({ name: 'radar', tick: (region) => this.tick(region) });
  }

  /** One pass over the groups that have moved on. Returns how many entries it read. */
  async tick(region?: string): Promise<number> {
    let read = 0;
    for (const group of await unreadGroups(this.database, region, this.clock.stopped())) read += await this.read(group);
    return read;
  }

  private read(group: Unread): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const heard = await heardAfter(tx, group);
      const last = heard.at(-1);
      // Claimed before anything is written: of two instances the second finds the number moved and does nothing.
      if (!last || !(await readUpTo(tx, group, last.seq))) return 0;
      for (const entry of heard) await this.hear(tx, group, entry);
      await this.evenings.hear(tx, group, heard);
      return heard.length;
    });
  }

  private hear(tx: Tx, group: Unread, entry: Heard): Promise<unknown> {
    if (entry.kind === 'change') return this.changed(tx, group, entry);
    if (entry.postId !== null) return this.answered(tx, group, entry);
    const asks = entry.firmId !== null && entry.state === 'shown' && isQuestion(entry.text ?? '');
    return asks ? this.ask(tx, group, entry) : Promise.resolve();
  }

  private async ask(tx: Tx, { region, id: groupId }: Unread, { seq, firmId, at }: Heard) {
    const due = await this.rules.promise(region, 'group.answer', at);
    const row: QuestionEntity = {
      ...{ region, id: this.ids.next(), groupId, seq, firmId, state: 'open', version: 1 },
      ...{ askedAt: at, promptedAt: null, closedAt: null, closedBy: null },
    };
    await beginQuestion(tx, row, [{ kind: 'question.answer', dueAt: new Date(due.due), why: due }]);
  }

  /** A reply answers what it replies to; other words of staff answer the last thing asked, if that was just now. A notice answers nothing. */
  private async answered(tx: Tx, { region, id: groupId }: Unread, { kind, seq, replySeq, postId, at }: Heard) {
    if (kind === 'notice' || kind === 'note') return;
    const near = String(BigInt(seq) - NEAR);
    const open =
      replySeq === null ? await last(tx, region, groupId, near, seq) : await tx.row(QuestionEntity, { region, groupId, seq: replySeq });
    if (open?.state === 'open') await moveQuestion(tx, open, 'answer', { by: { party: 'staff', personId: null, postId }, at });
  }

  /** What became a matter is answered there; what is gone asks for nothing any more; what is let through asks now. */
  private async changed(tx: Tx, group: Unread, { targetSeq, body, at }: Heard) {
    const { region, id: groupId } = group;
    if (targetSeq === null) return;
    const what = whatOf(body);
    if (what === 'shown') return this.shown(tx, group, targetSeq);
    const row = await tx.row(QuestionEntity, { region, groupId, seq: targetSeq });
    if (row?.state !== 'open') return;
    if (what === 'matter') await moveQuestion(tx, row, 'become', { by: theClock, at });
    if (what === 'recalled' || what === 'hidden') await moveQuestion(tx, row, 'dismiss', { by: theClock, at });
  }

  private async shown(tx: Tx, group: Unread, seq: string) {
    const [entry] = await heardAfter(tx, { ...group, from: String(BigInt(seq) - 1n) });
    const known = await tx.row(QuestionEntity, { region: group.region, groupId: group.id, seq });
    if (entry?.seq === seq && !known) await this.hear(tx, group, entry);
  }
}

async function last(tx: Tx, region: string, groupId: string, from: string, before: string): Promise<QuestionEntity | null> {
  const [found] = await tx.query<{ id: string }>(
    "SELECT id FROM chat_question WHERE region = ? AND group_id = ? AND state = 'open' AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT 1",
    [region, groupId, from, before],
  );
  return found ? tx.row(QuestionEntity, { region, id: found.id }) : null;
}

const parsed = (body: string | null): Record<string, unknown> => (body === null ? {} : JSON.parse(body));
const whatOf = (body: string | null) => String(parsed(body).what ?? '');
