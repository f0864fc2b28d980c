import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Files } from '../kernel/files/file.service';
import { type Body, bodyOf, CLEARED } from './body';
import { isChatOpen } from './chat-switch';
import { GroupImport } from './group.import';
import { keepersOf } from './members/staff.rows';
import { messagesOf } from './message.rows';
import { seatOf } from './speaking.rows';
import { transcriptsOf } from './transcript.rows';

/** What somebody wants to make a matter of, as far as the person who asks may see it. */
export interface Plea {
  group: { id: string; name: string; leadUnitId: string | null; town: string | null };
  /** Ascending; those that are shown, of those asked for. */
  said: { seq: number; senderId: string; firmId: string | null }[];
  /** The person serves the group in the post they act in. */
  serves: boolean;
}

/** What a message carries besides words; all null where it is gone. */
export interface Carried {
  seq: number;
  kind: CarriedKind;
  file: FileCard | null;
  place: NonNullable<Body['place']> | null;
  transcript: { text: string; staff: boolean } | null;
}
const CARRIED_KINDS = ['image', 'voice', 'file', 'place'] as const;
type CarriedKind = (typeof CARRIED_KINDS)[number];

interface Found {
  id: string;
  name: string;
  leadUnitId: string | null;
  town: string | null;
}

/** The questions other rooms may ask about groups. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupsPort {
  @Inject() database: Database;
  @Inject() files: Files;
  /** How a sheet of groups is brought in. */
  @Inject() importer: GroupImport;

  /** The messages one wants to make a matter of; null where one is no member of the group. */
  async plea({ region, personId, postId }: Actor, groupId: string, seqs: readonly number[]): Promise<Plea | null> {
    if (!isChatOpen()) throw new Refusal('CHAT_OFF');
    const seat = await seatOf(this.database, region, groupId, personId);
    const [group] = await this.database.query<Found>(
      'SELECT id, name, lead_unit_id AS leadUnitId, town FROM chat_group WHERE region = ? AND id = ?',
      [region, groupId],
    );
    if (!seat || !group || seat.postId !== postId) return null;
    const said = await this.database.query<{ seq: string; senderId: string; firmId: string | null }>(
      `SELECT seq, sender_id AS senderId, firm_id AS firmId FROM chat_message
       WHERE region = ? AND group_id = ? AND seq IN (?) AND seq >= ? AND state = 'shown' AND kind <> 'change' AND sender_id IS NOT NULL AND COALESCE(text, body, '') NOT IN ('', ?) ORDER BY seq`,
      [region, groupId, [0, ...seqs], seat.fromSeq, CLEARED],
    );
    return {
      group,
      said: said.map(({ seq, ...rest }) => ({ ...rest, seq: Number(seq) })),
      serves: seat.part !== null,
    };
  }

  /** The people who keep a group, each in a living post. */
  keepersOf(region: string, groupId: string): Promise<string[]> {
    return keepersOf(this.database, region, groupId);
  }

  /** What messages carry, in their order, for whoever may read the matter they became; those without are left out. */
  async carried(region: string, sources: readonly { groupId: string; seq: number }[]): Promise<Carried[]> {
    const groups = [...new Set(sources.map(({ groupId }) => groupId))];
    const all = await Promise.all(
      groups.map((id) =>
        this.carriedIn(
          region,
          id,
          sources.flatMap(({ groupId, seq }) => (groupId === id ? seq : [])),
        ),
      ),
    );
    return all.flat();
  }

  private async carriedIn(region: string, groupId: string, seqs: readonly number[]): Promise<Carried[]> {
    const rows = [...(await messagesOf(this.database, region, groupId, seqs)).values()].filter(({ state }) => state === 'shown');
    const [transcripts, files] = await Promise.all([
      transcriptsOf(this.database, region, groupId, seqs),
      this.files.cards(
        region,
        rows.flatMap(({ kind, body }) => (kind === 'change' ? [] : (bodyOf(body).fileId ?? []))),
      ),
    ]);
    return rows
      .flatMap((row) => {
        const kind = CARRIED_KINDS.find((one) => one === row.kind);
        if (!kind) return [];
        const [{ fileId, place }, typed] = [bodyOf(row.body), transcripts.get(row.seq)];
        const transcript = typed ? { text: typed.text, staff: typed.postId !== null } : null;
        return { seq: row.seq, kind, file: files.get(fileId ?? '') ?? null, place: place ?? null, transcript };
      })
      .sort((a, b) => a.seq - b.seq);
  }

  /** What groups are called, by id; of none while nobody can go there. */
  async names(region: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0 || !isChatOpen()) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>('SELECT id, name FROM chat_group WHERE region = ? AND id IN (?)', [
      region,
      ids,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
