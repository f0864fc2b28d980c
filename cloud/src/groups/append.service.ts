import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { crashpoint } from '../kernel/crashpoint';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { guarantees } from '../kernel/guarantees';
import { Ids } from '../kernel/ids';
import { errnoOf } from '../kernel/log';
import { outsideRequest } from '../kernel/request';
import { Clock } from '../kernel/time/clock';
import { againstIt, named, Plans, type Said, type Saying } from './append.plan';
import { write, writeLast } from './append.rows';
import { sentBefore } from './message.rows';
import { DeskBell } from './order/bell.deadlines';
import { standingOf } from './speaking.rows';
import { Voice } from './voice.service';

interface Waiting {
  saying: Saying;
  done: (said: Said) => void;
  failed: (error: unknown) => void;
}
/** Sayings in one transaction. */
const MOST = 256;

/**
 * Writes what is said. Whatever comes in while one transaction runs goes into the next one together, across all groups of a county:
 * many messages, one commit. Numbers come from the locked rows of the groups, so processes side by side cannot give one twice.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Appender {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() voice: Voice;
  @Inject() bell: DeskBell;
  private queues = new Map<string, Waiting[]>();
  private running = new Set<string>();

  /** Says it, or throws what stands against it; the answer comes after the commit. */
  say(saying: Saying): Promise<Said> {
    return new Promise((done, failed) => {
      const queue = this.queues.get(saying.region) ?? [];
      this.queues.set(saying.region, queue);
      queue.push({ saying, done, failed });
      // As part of the call that happens to come first, everybody's words would hang on that call. What came in with it goes with it.
      if (queue.length === 1 && !this.running.has(saying.region)) outsideRequest(() => setImmediate(() => void this.run(saying.region)));
    });
  }

  private async run(region: string) {
    if (this.running.has(region)) return;
    this.running.add(region);
    const queue = this.queues.get(region) ?? [];
    while (queue.length > 0) await this.serve(region, queue.splice(0, MOST));
    this.running.delete(region);
    this.queues.delete(region);
  }

  /** One that the database will not take must not keep the others from being heard. */
  private async serve(region: string, batch: readonly Waiting[], wary = false): Promise<void> {
    try {
      await this.commit(region, batch, wary);
    } catch (error) {
      if (!wary && isDuplicate(error)) return this.serve(region, batch, true);
      if (batch.length > 1 && isRefused(error)) return this.serveEach(region, batch);
      for (const { failed } of batch) failed(error);
    }
  }

  private async serveEach(region: string, batch: readonly Waiting[]) {
    for (const one of batch) await this.serve(region, [one]);
  }

  private async commit(region: string, batch: readonly Waiting[], wary: boolean) {
    const written = await this.database.inChain(async (tx) => {
      const found = await this.writeIn(tx, region, batch, wary);
      if (!guarantees.ackAfterCommit) answer(batch, found.verdicts);
      const news = this.voice.prepare(found.rows, found.epochs);
      if (!guarantees.streamAfterCommit) this.voice.tell(news);
      return { ...found, news };
    });
    if (guarantees.streamAfterCommit) this.voice.tell(written.news);
    // A crowd waits for the first, one speaker for the second: what is told leaves in the next turn, and the answers are made after it.
    setImmediate(() => setImmediate(() => answer(batch, written.verdicts)));
    for (const verdict of written.verdicts) if ('again' in verdict && verdict.again) this.voice.recall(verdict.row);
  }

  /** Hardly anything is said twice, and the index tells: only then, or where something stands against it, is it asked what was said before. */
  private async writeIn(tx: Tx, region: string, batch: readonly Waiting[], wary: boolean) {
    const now = this.clock.now(region);
    const sayings = batch.map(({ saying }) => saying);
    const people = new Map(sayings.map(({ groupId }) => [groupId, new Set<string>()]));
    for (const { groupId, by } of sayings) people.get(groupId)?.add(by.personId);
    const { groups, seats } = await standingOf(tx, region, people);
    const doubtful = wary ? sayings : sayings.filter((one) => againstIt(one, { groups, seats, now }));
    const before = await sentBefore(tx, region, doubtful.map(named));
    const plans = new Plans(sayings, { groups, seats, before, now }, () => this.ids.next());
    // What goes with a message needs it to be there.
    const written = sayings.some(({ also }) => also) ? write : writeLast;
    const rows = plans.drafts.length > 0 ? await written(tx, region, groups, plans.drafts, now) : [];
    await plans.alongside(tx, sayings, rows);
    for (const id of plans.forAPerson()) await this.bell.ring(tx, region, id);
    return { verdicts: plans.settled(rows), rows, epochs: new Map([...groups].map(([id, { epoch }]) => [id, epoch])) };
  }
}

/** A room or the server has said no, and so nothing stands; a broken connection leaves open what does. */
const isRefused = (error: unknown) => error instanceof Refusal || (errnoOf(error) ?? 0) > 0;

function answer(batch: readonly Waiting[], verdicts: readonly (Said | Refusal)[]) {
  for (const [i, { done, failed }] of batch.entries()) {
    const verdict = verdicts[i];
    if (verdict instanceof Refusal || !verdict) failed(verdict);
    else done(verdict);
  }
  crashpoint('after-ack');
}
