import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { askingOf, isDeferring } from 'shared-types/groups';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { announceRound } from '../../kernel/engine/round';
import { theClock } from '../../kernel/engine/timeline';
import { Ids } from '../../kernel/ids';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { Evenings } from '../by-itself/evening.service';
import { isChatOpen } from '../chat-switch';
import { Duties } from '../duty.service';
import { unsolvedBy } from '../marks/mark.rows';
import { message } from '../message.rows';
import { putOffs } from './put-off.rows';
import { QuestionEntity } from './question.entity';
import { beginQuestion, moveQuestion, type QuestionMove } from './question.move';
import { type Heard, heardAfter, heardAt, openAbove, openOf, readUpTo, shownBelow, shownOf, type Unread, unreadGroups } from './radar.rows';
import { Reopening } from './reopen.service';

/** Reads along in every group, so that nothing asked there scrolls away unanswered. Where it has got to is a number in a row. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Radar {
  @Inject() database: Database;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() evenings: Evenings;
  @Inject() duties: Duties;
  @Inject() reopening: Reopening;

  @Init()
  async announce() {
    await this.rules.insist(['group.answer']);
    announceRound({ name: 'radar', tick: (region) => this.tick(region) });
  }

  /** One pass over the groups that have moved on. Returns how many entries it read. */
  async tick(region?: string): Promise<number> {
    if (!isChatOpen()) return 0;
    let read = 0;
    for (const group of await unreadGroups(this.database, this.clock.reach('region', region))) read += await this.read(group);
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
    return entry.firmId !== null && entry.state === 'shown' ? this.said(tx, group, entry) : Promise.resolve();
  }

  /** A photo belongs to what its sender has just asked; where nothing was asked it asks itself, until words come to it. */
  private async said(tx: Tx, group: Unread, entry: Heard) {
    const asking = askingOf(entry.kind, entry.text);
    if (asking === null) return;
    if (asking === 'shows' && (await openOf(tx, group, entry.seq, entry.senderId))) return;
    const row = asking === 'asks' ? await questionOf(tx, group, await shownOf(tx, group, entry.seq, entry.senderId)) : null;
    if (row) await moveQuestion(tx, row, 'dismiss', { by: theClock, at: entry.at });
    await this.ask(tx, group, entry);
  }

  private async ask(tx: Tx, { region, id: groupId }: Unread, { seq, firmId, at }: Heard) {
    const due = await this.duties.due(region, groupId, 'group.answer', at);
    const row: QuestionEntity = {
      ...{ region, id: this.ids.next(), groupId, seq, firmId, state: 'open', version: 1 },
      ...{ askedAt: at, promptedAt: null, closedAt: null, closedBy: null, answerSeq: null },
    };
    await beginQuestion(tx, row, [{ kind: 'question.answer', dueAt: new Date(due.due), why: due }]);
  }

  /** A reply answers what it replies to; other words of staff answer the last thing asked, if that was just now. A notice answers nothing. */
  private async answered(tx: Tx, group: Unread, entry: Heard) {
    const { kind, seq, replySeq, postId, at } = entry;
    if (kind === 'notice' || kind === 'note') return;
    const open = replySeq === null ? await questionOf(tx, group, await openAbove(tx, group, seq)) : await this.about(tx, group, replySeq);
    const by = { party: 'staff', personId: null, postId } as const;
    if (open?.state === 'open' && kind === 'text' && isDeferring(entry.text ?? '')) await this.defer(tx, open, { by, at });
    else if (open?.state === 'open') await moveQuestion(tx, open, 'answer', { by, at });
    if (kind === 'answer') await this.unsolved(tx, group, seq, at);
  }

  /** 稍等,我问一下: those who serve the group are asked again where no answer follows, from the first of them on. Said once more it moves no clock. */
  private async defer(tx: Tx, row: QuestionEntity, { by, at }: Pick<QuestionMove, 'by' | 'at'>) {
    if ((await putOffs(tx, row.region, [row.id])).has(row.id)) return moveQuestion(tx, row, 'defer_again', { by, at });
    const due = await this.duties.due(row.region, row.groupId, 'group.answer', at);
    const set = [{ kind: 'question.answer', dueAt: new Date(due.due), why: due }];
    return moveQuestion(tx, row, 'defer', { by, at, change: { promptedAt: null }, set, meet: ['question.answer'] });
  }

  /** Somebody was quicker than the radar to say that an answer solved nothing. */
  private async unsolved(tx: Tx, { region, id: groupId }: Unread, seq: string, at: Date) {
    const answer = (await unsolvedBy(tx, { region, groupId }, Number(seq))) > 0 ? await message(tx, region, groupId, Number(seq)) : null;
    if (answer) await this.reopening.reopen(tx, answer, { by: theClock, at, isNew: true });
  }

  /** What became a matter is answered there; what is gone asks for nothing any more; what is let through asks now. */
  private async changed(tx: Tx, group: Unread, { seq, targetSeq, body, at }: Heard) {
    const { region, id: groupId } = group;
    if (targetSeq === null) return;
    const what = whatOf(body);
    if (what === 'shown') return this.shown(tx, group, targetSeq);
    const row = await tx.row(QuestionEntity, { region, groupId, seq: targetSeq });
    if (row?.state !== 'open') return;
    if (what === 'matter') await moveQuestion(tx, row, 'become', { by: theClock, at });
    if (what !== 'recalled' && what !== 'hidden') return;
    await moveQuestion(tx, row, 'dismiss', { by: theClock, at });
    const gone = await heardAt(tx, group, targetSeq);
    const left = gone && (await shownBelow(tx, group, gone, seq));
    if (left) await this.shown(tx, group, left.seq);
  }

  private async shown(tx: Tx, group: Unread, seq: string) {
    const entry = await heardAt(tx, group, seq);
    const known = await tx.row(QuestionEntity, { region: group.region, groupId: group.id, seq });
    if (entry && !known) await this.hear(tx, group, entry);
  }

  /** What somebody replied to: a question, or what its sender showed with one. */
  private async about(tx: Tx, group: Unread, seq: string): Promise<QuestionEntity | null> {
    const asked = await tx.row(QuestionEntity, { region: group.region, groupId: group.id, seq });
    if (asked) return asked;
    const entry = await heardAt(tx, group, seq);
    const shows = entry !== null && askingOf(entry.kind, entry.text) === 'shows';
    return shows ? questionOf(tx, group, await openOf(tx, group, seq, entry.senderId)) : null;
  }
}

const questionOf = async (tx: Tx, { region }: Unread, id: string | null) => (id === null ? null : tx.row(QuestionEntity, { region, id }));

const parsed = (body: string | null): Record<string, unknown> => (body === null ? {} : JSON.parse(body));
const whatOf = (body: string | null) => String(parsed(body).what ?? '');
