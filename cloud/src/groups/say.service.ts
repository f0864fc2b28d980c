import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Entry, LABEL_WORDS, type messageRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { Refusal } from '../kernel/errors';
import { Files } from '../kernel/files/file.service';
import { Pace } from '../kernel/pace';
import { Appender } from './append.service';
import { Entries } from './entry.service';
import { ContentChecks } from './order/check.service';
import { kept, wordsIn, wordsToJudge } from './saying';
import { Speakers } from './speaker.service';

/** Nobody types faster; a machine would. */
const PACE = { messages: 30, seconds: 10 };

/** Says something in a group. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SayService {
  @Inject() appender: Appender;
  @Inject() speakers: Speakers;
  @Inject() entries: Entries;
  @Inject() files: Files;
  @Inject() checks: ContentChecks;
  private pace = new Pace('say', PACE.messages, PACE.seconds);

  /** Under the same name it is said once. What is held back is there, and seen by its author alone; so is what was refused, where the author asks for a person to look. */
  async say(actor: Actor, asked: Input<(typeof messageRoutes)['say']>): Promise<{ entry: Entry; again: boolean }> {
    await this.admit(actor);
    const file = await this.fileOf(actor.region, asked.fileId);
    const words = wordsIn(asked, file?.kind ?? null);
    const { act, label, by: judge } = await this.checks.judge(actor, wordsToJudge(words, file?.name), file?.kind ?? null);
    if (act === 'refuse' && !asked.appeal) throw new Refusal('WORDS_REFUSED', { label: LABEL_WORDS[label ?? ''] ?? '不合适的内容' });
    const { region, personId, postId } = actor;
    const { row, again } = await this.appender.say({
      ...kept(words),
      ...{ region, groupId: asked.id, clientId: asked.clientId, by: { personId, postId }, state: act === 'pass' ? 'shown' : 'pending' },
      ...{ label, judge },
      ...(file && { also: (tx, { groupId, seq }) => this.files.bind(tx, region, file.id, personId, `chat/${groupId}/${seq}`) }),
    });
    return { entry: await this.entries.one(row, { personId, postId, firmId: row.firmId }), again };
  }

  private async fileOf(region: string, fileId: string | undefined): Promise<FileCard | null> {
    if (fileId === undefined) return null;
    const file = (await this.files.cards(region, [fileId])).get(fileId);
    if (!file) throw new Refusal('NOT_FOUND');
    return file;
  }

  /** Whoever speaks here speaks by name, and no faster than people do. */
  async admit({ region, personId, postId }: Actor) {
    await this.pace.take(personId);
    if ((await this.speakers.introduce(region, { personId, postId })) === null) throw new Refusal('NAME_NEEDED');
  }
}
