import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Entry, LABEL_WORDS, type transcriptRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { bodyOf } from './body';
import { Changes } from './change.service';
import { Entries } from './entry.service';
import type { GroupOf } from './group.rows';
import { type Inside, Insiders } from './insider.service';
import { refusalOf } from './may-speak';
import { type MessageRow, message } from './message.rows';
import { ContentChecks } from './order/check.service';
import { visible } from './recall.service';
import { SayService } from './say.service';
import { transcriptsOf } from './transcript.rows';

type Wanted = Input<(typeof transcriptRoutes)['write']>;

/** Puts a voice into words: found by search, read where one cannot listen, taken into the matter it becomes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Transcripts {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() sayService: SayService;
  @Inject() checks: ContentChecks;
  @Inject() changes: Changes;
  @Inject() entries: Entries;
  @Inject() clock: Clock;

  /** In the same words as they stand, nothing happens; what somebody else has written meanwhile is read first. */
  async write(actor: Actor, wanted: Wanted): Promise<Entry> {
    const { viewer } = await this.insiders.of(actor, wanted.id);
    await this.sayService.admit(actor);
    await this.insistFit(actor, wanted.text);
    const row = await this.database.inTransaction(async (tx) => {
      const { group, inside } = await this.insiders.locked(tx, actor, wanted.id);
      const voice = spoken(visible(await message(tx, actor.region, wanted.id, wanted.seq), inside), inside);
      await this.note(tx, actor, { group, inside, voice }, wanted);
      return voice;
    });
    return this.entries.one(row, viewer);
  }

  private async note(tx: Tx, actor: Actor, { group, inside, voice }: Found, { text, edition }: Wanted) {
    const { region, groupId, seq, state } = voice;
    const now = this.clock.now(region);
    const known = (await transcriptsOf(tx, region, groupId, [seq])).get(seq);
    if (known?.text === text) return;
    // How fast one may speak was counted when it was said.
    const refused = refusalOf({ ...group, slowSeconds: 0 }, inside, actor, now);
    if (refused) throw refused;
    if ((known?.edition ?? 0) !== edition) throw new Refusal('TRANSCRIPT_MOVED_ON');
    await tx.run(
      'INSERT INTO voice_transcript (region, group_id, seq, edition, text, person_id, post_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [...[region, groupId, seq, edition + 1, text, actor.personId, actor.postId, now]],
    );
    // Of what is held back nobody hears yet.
    if (state === 'shown') await this.changes.change(tx, group, [{ target: seq, what: 'worded', by: actor }]);
  }

  /** These words stand where everybody reads them, so they are judged like any; there is no holding them back beside a voice that is shown. */
  private async insistFit(actor: Actor, text: string) {
    const { act, label } = await this.checks.judge(actor, text);
    if (act === 'pass') return;
    if (label === null) throw new Refusal('WORDS_UNJUDGED');
    throw new Refusal('WORDS_REFUSED', { label: LABEL_WORDS[label] ?? '不合适的内容' });
  }
}

interface Found {
  group: GroupOf;
  inside: Inside;
  voice: MessageRow;
}

/** A voice that is there to be heard, by somebody who may say what is in it. */
function spoken(row: MessageRow, { part, personId, postId }: Inside): MessageRow {
  const own = row.senderId === personId && row.postId === postId;
  const heard = row.state === 'shown' || (row.state === 'pending' && own);
  if (row.kind !== 'voice' || !heard || !bodyOf(row.body).fileId) throw new Refusal('NOT_FOUND');
  if (part === null && !own) throw new Refusal('NOT_YOUR_VOICE');
  return row;
}
