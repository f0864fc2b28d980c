import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { log } from '../kernel/log';
import { outsideRequest } from '../kernel/request';
import type { Batch } from '../kernel/socket/stream';
import { Streams } from '../kernel/socket/streams';
import { EntryFactsService } from './entry.facts';
import { viewEntry } from './entry.view';
import type { MessageRow } from './message.rows';

/** What will be told once it is committed. */
export interface Prepared {
  rows: readonly MessageRow[];
  made: Promise<Batch[] | null>;
}

/** Tells everybody who listens what has been written, in the order in which it was. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Voice {
  @Inject() streams: Streams;
  @Inject() facts: EntryFactsService;
  private last: Promise<void> = Promise.resolve();

  /**
   * Makes frames of what has been written, while the database commits it: nobody waits for them afterwards. The epochs are those the entries
   * were written in, by group.
   */
  prepare(rows: readonly MessageRow[], epochs: ReadonlyMap<string, number>): Prepared {
    // A turn later: by then the commit is on its way, and the database and the frames are worked at side by side.
    const turn = new Promise((next) => setImmediate(next));
    const made = outsideRequest(() => turn.then(() => this.batches(rows, epochs))).catch((error) => {
      log.error('not made into frames', error);
      return null;
    });
    return { rows, made };
  }

  /** After the commit. */
  tell({ rows, made }: Prepared) {
    if (rows.length === 0) return;
    outsideRequest(() => {
      this.last = this.last.then(async () => this.publish(await made, rows));
    });
  }

  /** Somebody asks again for what stands already: it may be that nobody was told. */
  recall({ groupId, seq }: MessageRow) {
    this.streams.nudge(`group/${groupId}`, seq);
  }

  /** What could not be made into frames here is read from the log by whoever streams it. */
  private publish(batches: Batch[] | null, rows: readonly MessageRow[]) {
    if (batches) this.streams.publish(batches);
    else for (const row of rows) this.recall(row);
  }

  private batches(rows: readonly MessageRow[], epochs: ReadonlyMap<string, number>): Promise<Batch[]> {
    const groups = new Map<string, MessageRow[]>();
    for (const row of rows) groups.set(row.groupId, [...(groups.get(row.groupId) ?? []), row]);
    return Promise.all(
      [...groups].map(async ([groupId, own]) => {
        const facts = await this.facts.of(own[0]?.region ?? '', groupId, own, null);
        const entries = own.map((row) => ({ no: row.seq, text: JSON.stringify(viewEntry(row, facts, null)) }));
        return { subject: `group/${groupId}`, epoch: epochs.get(groupId) ?? 0, entries };
      }),
    );
  }
}
