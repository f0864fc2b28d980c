import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../../config/env';
import { Database } from '../../kernel/db/database';
import { announceRound } from '../../kernel/engine/round';
import { Files } from '../../kernel/files/file.service';
import { holdsCode } from '../../kernel/files/qr';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { type Asked, type Judged, WechatChecks } from '../../kernel/wechat/wechat.check';
import { bodyOf } from '../body';
import { wordsToJudge } from '../saying';
import { AD_RULES, Ads } from './ad.service';
import { ContentChecks, UNSEEN } from './check.service';
import { CheckVerdicts, type Place } from './check.verdict.service';

const BATCH = 20;
const MINUTE = 60_000;
/** Between two questions about the same thing: longer each time, while nothing comes back. */
const FIRST = 0.5 * MINUTE;
const LONGEST = 10 * MINUTE;
/** How long WeChat may take to push what it holds of a picture. */
const ANSWERS = 30 * MINUTE;

interface Due extends Omit<Place, 'seq'> {
  seq: string;
  kind: 'text' | 'media';
  state: 'waiting' | 'asked';
  label: string | null;
  tries: number;
  senderId: string;
  message: string;
  text: string | null;
  body: string | null;
}

const BEFORE_A_PERSON = { suggest: 'review', label: null } as const;

/** Searches photos for codes and asks WeChat about what is held. Meanwhile it is its author's alone, and a person may decide at any time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CheckRound {
  @Inject() database: Database;
  @Inject() wechat: WechatChecks;
  @Inject() checks: ContentChecks;
  @Inject() verdicts: CheckVerdicts;
  @Inject() files: Files;
  @Inject() ads: Ads;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    await this.rules.insist(AD_RULES);
    announceRound({ name: 'content checks', tick: (region) => this.tick(region) });
  }

  async tick(region?: string): Promise<number> {
    const due = await this.due(region);
    for (const one of due) await this.take(one);
    return due.length;
  }

  private due(region?: string): Promise<Due[]> {
    const { sql, params } = this.clock.reach('c.region', region);
    return this.database.query<Due>(
      `SELECT c.region, c.group_id AS groupId, c.seq, c.kind, c.state, c.label, c.tries, m.sender_id AS senderId, m.kind AS message, m.text, m.body
       FROM content_check c JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       WHERE ${sql} AND c.state IN ('waiting', 'asked') AND c.next_at <= ? ORDER BY c.next_at LIMIT ${BATCH}`,
      [...params, this.clock.now(region)],
    );
  }

  /** The next question is set down before this one is asked: whoever dies in between only asks later. A push that never came is waited for twice. */
  private async take(due: Due) {
    const late = due.state === 'asked';
    if (late && due.label === 'late') return this.end(due, { suggest: 'review', label: 'late' });
    const next = new Date(this.clock.now(due.region).getTime() + Math.min(FIRST * 2 ** due.tries, LONGEST));
    const { affectedRows } = await this.database.run(
      `UPDATE content_check SET state = 'waiting', label = ?, tries = tries + 1, next_at = ?
       WHERE region = ? AND group_id = ? AND seq = ? AND state = ? AND tries = ?`,
      [late ? 'late' : due.label, next, due.region, due.groupId, due.seq, due.state, due.tries],
    );
    if (affectedRows === 1) await this.ask(due);
  }

  private async ask(due: Due) {
    const code = due.message === 'image' ? await this.codeIn(due) : null;
    if (code) return this.end(due, code);
    const openid = this.wechat.open ? await this.checks.openidOf(due.senderId) : null;
    if (openid === null) return this.end(due, { ...BEFORE_A_PERSON, label: due.kind === 'media' ? UNSEEN : null });
    return due.kind === 'text'
      ? this.heard(due, await this.wechat.words(openid, await this.wordsOf(due)))
      : this.shown(due, await this.media(due, openid));
  }

  /** What the county's rule says about a code in a photo; where none can be made out or ruled out, a person looks. Null: nothing stands against it. */
  private async codeIn({ region, body }: Due): Promise<Parameters<CheckVerdicts['end']>[2] | null> {
    const { act, label } = await this.ads.ruled(region, 'qr');
    const picture = act === 'pass' ? null : await this.files.content(region, bodyOf(body).fileId ?? '0');
    const found = picture && (await holdsCode(picture));
    if (!picture || found === false) return null;
    return found ? { suggest: act === 'refuse' ? 'risky' : 'review', label } : { ...BEFORE_A_PERSON, label: UNSEEN };
  }

  /** The same as were judged when they were said. */
  private async wordsOf({ region, text, body: kept }: Due) {
    const body = bodyOf(kept);
    const document = body.fileId && (await this.files.cards(region, [body.fileId])).get(body.fileId)?.name;
    return wordsToJudge({ text, body }, document || null);
  }

  private async heard(due: Due, judged: Judged) {
    if (judged.verdict || judged.why !== 'later') await this.end(due, judged.verdict ?? BEFORE_A_PERSON);
  }

  /** WeChat fetches the file itself, over a link that opens it for nobody else for long. */
  private async media({ region, body, message }: Due, openid: string): Promise<Asked> {
    const link = await this.files.linkForCheck(region, bodyOf(body).fileId ?? '0');
    if (!link || !env.PUBLIC_URL) return { traceId: null, why: 'off', errcode: null };
    return this.wechat.media(openid, new URL(link, env.PUBLIC_URL).href, message === 'voice' ? 'voice' : 'image');
  }

  private async shown(due: Due, asked: Asked) {
    if (asked.traceId === null) return asked.why === 'later' ? undefined : this.end(due, { ...BEFORE_A_PERSON, label: UNSEEN });
    await this.database.run(
      `UPDATE content_check SET state = 'asked', trace_id = ?, next_at = ? WHERE region = ? AND group_id = ? AND seq = ? AND state = 'waiting'`,
      [asked.traceId, new Date(this.clock.now(due.region).getTime() + ANSWERS), due.region, due.groupId, due.seq],
    );
  }

  private end(due: Due, verdict: Parameters<CheckVerdicts['end']>[2]) {
    return this.database.inTransaction((tx) => this.verdicts.end(tx, { ...due, seq: Number(due.seq) }, verdict));
  }
}
