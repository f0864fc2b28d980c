import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Speaker } from 'shared-types/groups';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Files } from '../kernel/files/file.service';
import { PeoplePort } from '../people/people.port';
import { type TicketBrief, TicketsPort } from '../tickets/tickets.port';
import { bodyOf, whatOf } from './body';
import { type MessageRow, messagesOf } from './message.rows';
import { type ReadCount, readCounts } from './receipt.rows';
import { Speakers, type Spoke } from './speaker.service';
import { type Transcript, transcriptsOf } from './transcript.rows';

/** For whom entries are shown; null: for everybody, as one frame. */
export interface Viewer {
  personId: string;
  postId: string | null;
  firmId: string | null;
}
/** Everything entries of one group need to be shown. */
export interface EntryFacts {
  /** Entries that others refer to: answered ones, and those a change is about. */
  others: Map<number, MessageRow>;
  speaker: (one: Spoke) => Speaker;
  people: Map<string, string | null>;
  units: Map<string, string>;
  matters: Map<string, TicketBrief>;
  reads: Map<number, ReadCount>;
  files: Map<string, FileCard>;
  /** What is said in voices, by their numbers. */
  transcripts: Map<number, Transcript>;
}

/** Gathers what entries refer to, with one question for each kind of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EntryFactsService {
  @Inject() database: Database;
  @Inject() people: PeoplePort;
  @Inject() directory: DirectoryPort;
  @Inject() tickets: TicketsPort;
  @Inject() speakers: Speakers;
  @Inject() files: Files;

  /** Of entries of one group. */
  async of(region: string, groupId: string, rows: readonly MessageRow[], viewer: Viewer | null): Promise<EntryFacts> {
    const referred = rows.flatMap(({ replySeq, targetSeq }) => [replySeq, targetSeq]).filter((seq) => seq !== null);
    const others = await messagesOf(this.database, region, groupId, [...new Set(referred)]);
    for (const [seq, row] of await this.quotedBy(rows, others)) others.set(seq, row);
    const all = [...rows, ...others.values()];
    const bodies = all.filter(({ kind }) => kind !== 'change').map(({ body }) => bodyOf(body));
    const spoken = bodies.flatMap(({ at }) => at ?? []);
    const ids = (pick: (one: { personId?: string; unitId?: string }) => string | undefined) => [
      ...new Set(spoken.map(pick).filter((id) => id !== undefined)),
    ];
    const [speaker, people, units, matters, reads, files, transcripts] = await Promise.all([
      this.speakers.of(region, all),
      this.people.names(ids(({ personId }) => personId)),
      this.directory.unitNames(
        region,
        ids(({ unitId }) => unitId),
      ),
      this.tickets.briefs(region, [...new Set(all.flatMap(({ ticketId }) => ticketId ?? []))]),
      readCounts(this.database, region, groupId, noticesIn(rows), viewer?.firmId ?? null),
      this.files.cards(region, [...new Set(bodies.flatMap(({ fileId }) => fileId ?? []))]),
      transcriptsOf(this.database, region, groupId, voicesIn(all)),
    ]);
    const names = await this.directory.unitNames(region, [...new Set([...matters.values()].map(({ unitId }) => unitId))]);
    return { others, speaker, people, units: new Map([...units, ...names]), matters, reads, files, transcripts };
  }

  private async quotedBy(rows: readonly MessageRow[], others: ReadonlyMap<number, MessageRow>): Promise<Map<number, MessageRow>> {
    const quoted = rows.filter(broughtToLight).flatMap(({ targetSeq }) => others.get(targetSeq ?? 0)?.replySeq ?? []);
    const [first] = rows;
    return first && quoted.length > 0 ? messagesOf(this.database, first.region, first.groupId, quoted) : new Map();
  }
}

// What comes to light again brings its quote along.
const broughtToLight = ({ kind, body }: MessageRow) => ['shown', 'worded'].includes(whatOf(kind, body) ?? '');

const voicesIn = (rows: readonly MessageRow[]) => [...new Set(rows.flatMap(({ kind, seq }) => (kind === 'voice' ? seq : [])))];

const noticesIn = (rows: readonly MessageRow[]) =>
  rows.flatMap(({ kind, seq, targetSeq, body }) =>
    kind === 'notice' ? [seq] : whatOf(kind, body) === 'read' && targetSeq !== null ? [targetSeq] : [],
  );
