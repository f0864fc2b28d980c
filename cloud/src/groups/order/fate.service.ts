import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Fate, LABEL_WORDS } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../../directory/directory.port';
import { Database } from '../../kernel/db/database';
import { Clock } from '../../kernel/time/clock';
import { wordsOf } from '../entry.view';
import { type Inside, Insiders } from '../insider.service';
import { message } from '../message.rows';
import { visible } from '../recall.service';
import { JUDGED } from './judge.service';

interface Act {
  act: string;
  why: string;
  postId: string | null;
  at: Date;
}

/** What was decided about one's own words, one's report, or one's own speaking, and why: for that person alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderFates {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() directory: DirectoryPort;
  @Inject() clock: Clock;

  async of(actor: Actor, { id, seq }: { id: string; seq?: number | undefined }): Promise<Fate> {
    const inside = await this.insiders.of(actor, id);
    if (seq === undefined) return { words: null, report: null, mute: await this.mute(inside) };
    const [words, report] = await Promise.all([this.words(inside, seq), this.report(inside, seq)]);
    return { words, report, mute: null };
  }

  private async words(inside: Inside, seq: number): Promise<Fate['words']> {
    const { region, groupId, personId } = inside;
    const row = visible(await message(this.database, region, groupId, seq), inside);
    if (row.senderId !== personId) return null;
    const [check] = await this.database.query<{ state: string; label: string | null; appeal: string | null }>(
      'SELECT state, label, appeal FROM content_check WHERE region = ? AND group_id = ? AND seq = ? AND part = 0',
      [region, groupId, seq],
    );
    const label = check?.label ?? null;
    return {
      ...{ state: row.state, said: wordsOf(row), label: label && (LABEL_WORDS[label] ?? label) },
      decided: await this.decided(region, groupId, "seq = ? AND act IN ('hide', 'show', 'pass', 'refuse')", [seq]),
      appeal: check?.state === 'person' ? check.appeal : null,
      mayAppeal: JUDGED.includes(row.state),
    };
  }

  private async report({ region, groupId, personId }: Inside, seq: number): Promise<Fate['report']> {
    const [row] = await this.database.query<{ why: string; state: string; answer: string | null }>(
      'SELECT why, state, answer FROM chat_report WHERE region = ? AND group_id = ? AND seq = ? AND person_id = ?',
      [region, groupId, seq, personId],
    );
    return row ? { why: row.why, upheld: row.state === 'open' ? null : row.state === 'upheld', answer: row.answer } : null;
  }

  private async mute({ region, groupId, personId, mutedUntil, mutedWhy }: Inside): Promise<Fate['mute']> {
    const decided = await this.decided(region, groupId, "person_id = ? AND act IN ('mute', 'unmute', 'stays')", [personId]);
    if (!decided) return null;
    const [seat] = await this.database.query<{ appeal: string | null }>(
      'SELECT mute_appeal AS appeal FROM group_member WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1',
      [region, groupId, personId],
    );
    const until = mutedUntil && mutedUntil > this.clock.now(region) ? mutedUntil.toISOString() : null;
    return { until, why: mutedWhy, decided, appeal: seat?.appeal ?? null };
  }

  /** The last act of order about it; null where there was none. */
  private async decided(region: string, groupId: string, which: string, params: unknown[]) {
    const [act] = await this.database.query<Act>(
      `SELECT act, why, post_id AS postId, at FROM order_act WHERE region = ? AND group_id = ? AND ${which} ORDER BY id DESC LIMIT 1`,
      [region, groupId, ...params],
    );
    if (!act) return null;
    const badges = await this.directory.badges(region, act.postId === null ? [] : [act.postId]);
    return { act: act.act, why: act.why, by: badges.get(act.postId ?? '') ?? '', at: act.at.toISOString() };
  }
}
