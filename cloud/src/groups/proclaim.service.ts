import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Entry } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Changes } from './change.service';
import { Entries } from './entry.service';
import type { GroupOf } from './group.rows';
import { type Inside, Insiders } from './insider.service';
import { refusalOf } from './may-speak';
import { type MessageRow, sentBefore } from './message.rows';
import { Words as WordList } from './order/word.service';
import { kept, type Words, wordsToJudge } from './saying';

interface Proclaimed {
  id: string;
  clientId: string;
  words: Words;
  /** It is meant as it stands, words included that the county's list only calls attention to. */
  insist?: boolean | undefined;
  /** `keeper`: owner and deputies alone; `server`: any of the staff. */
  as: 'keeper' | 'server';
  /** What goes with it, in the same transaction. */
  also?: (tx: Tx, group: GroupOf, row: MessageRow) => Promise<void>;
  /** Refuses, or completes the words, as things stand under the lock. */
  before?: (tx: Tx, inside: Inside) => Promise<Words>;
}

/** So many words are named at once; the others once these are gone. */
const NAMED = 5;

/** Lets staff say what is more than a message: a notice, an official answer. Under the same name it is said once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Proclaimer {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() changes: Changes;
  @Inject() entries: Entries;
  @Inject() list: WordList;
  @Inject() clock: Clock;

  async proclaim(actor: Actor, proclaimed: Proclaimed): Promise<{ entry: Entry; again: boolean }> {
    await this.insiders[proclaimed.as](actor, proclaimed.id);
    const { row, again, viewer } = await this.database.inTransaction((tx) => this.write(tx, actor, proclaimed));
    return { entry: await this.entries.one(row, viewer), again };
  }

  private async write(tx: Tx, actor: Actor, { id, clientId, words, insist = false, before, also }: Proclaimed) {
    const { group, inside } = await this.insiders.locked(tx, actor, id);
    const [name, said] = [{ groupId: id, senderId: actor.personId, clientId }, kept(words)];
    const [earlier] = (await sentBefore(tx, actor.region, [name])).values();
    if (earlier && !earlier.digest.equals(said.digest)) throw new Refusal('KEY_REUSED');
    if (earlier) return { row: earlier, again: true, viewer: inside.viewer };
    const refusal = refusalOf(group, inside, actor, this.clock.now(actor.region));
    if (refusal) throw refusal;
    await this.judge(actor.region, words, insist);
    const whole = before ? { ...kept(await before(tx, inside)), digest: said.digest } : said;
    const draft = { ...whole, ...name, state: 'shown' as const, postId: actor.postId, firmId: null, targetSeq: null };
    const [row] = await this.changes.add(tx, group, [draft]);
    if (!row) throw new Error('nothing was written');
    await also?.(tx, group, row);
    return { row, again: false, viewer: inside.viewer };
  }

  /** What an office says is held back by nobody: whoever writes it hears which words of the county's list it holds, and mends them, or insists where the list lets them. */
  private async judge(region: string, said: Words, insist: boolean) {
    const { act, words } = await this.list.named(region, wordsToJudge(said));
    if (act === 'pass' || (act === 'hold' && insist)) return;
    throw new Refusal(act === 'refuse' ? 'LISTED_WORDS' : 'DOUBTFUL_WORDS', { words: words.slice(0, NAMED).join('」「') });
  }
}
