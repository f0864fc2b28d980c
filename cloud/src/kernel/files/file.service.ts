import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { log } from '../log';
import { Clock } from '../time/clock';
import { Rules } from '../time/rules';
import { FILE_COLUMNS, type FileRow, smallOf, viewFile } from './file.rows';
import { keeperOf } from './keeper';
import { linkEnds, linkFor, linkForPlatform, linkIn, PLATFORM } from './link';
import { openStore, type Span } from './store';

const NEEDED = ['file.daily_bytes', 'file.daily_count'];
const SMALL = /-small$/;
type Bound = FileRow & { subject: string };

/** Files as rooms know them: taken once into something of theirs, shown to whom the room says, by links of a few minutes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Files {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() rules: Rules;

  @Init()
  async open() {
    await this.rules.insist(NEEDED);
    openStore();
  }

  /** Makes an own file part of `room/…`, once and for good: it opens from now on for whom that room says. Throws NOT_FOUND for any other. */
  async bind(tx: Tx, region: string, fileId: string, ownerId: string, subject: string): Promise<void> {
    const { affectedRows } = await tx.run(
      'UPDATE file SET subject = ? WHERE region = ? AND id = ? AND owner_id = ? AND (subject IS NULL OR subject = ?)',
      [subject, region, fileId, ownerId, subject],
    );
    if (affectedRows === 0) throw new Refusal('NOT_FOUND');
  }

  /** Cards of files by their ids, for a view. */
  async cards(region: string, ids: readonly string[]): Promise<Map<string, FileCard>> {
    return new Map((await this.rows(region, ids)).map((row) => [row.id, viewFile(row)]));
  }

  /** Links for one reader to those of the files the reader may see now. */
  async links({ personId, region }: Actor, ids: readonly string[]) {
    const now = this.clock.now(region);
    const rows = await this.rows(region, ids);
    const allowed = await Promise.all(rows.map((row) => this.mayRead(personId, row)));
    const links = rows
      .filter((_, place) => allowed[place])
      .map(({ id, name, kind }) => ({
        id,
        url: linkFor(name, personId, now),
        preview: kind === 'image' ? linkFor(smallOf(name), personId, now) : null,
      }));
    return { links, until: new Date(linkEnds(now)).toISOString() };
  }

  /** A link for WeChat's check of pictures and voices; null where there is no such file. */
  async linkForCheck(region: string, id: string): Promise<string | null> {
    const [row] = await this.rows(region, [id]);
    return row ? linkForPlatform(row.name, this.clock.now(region)) : null;
  }

  /** The bytes of a file, whole; null where there is no such file, or nothing left of it. */
  async content(region: string, id: string): Promise<Buffer | null> {
    const [row] = await this.rows(region, [id]);
    const bytes = row ? await openStore().read(row.name) : null;
    return bytes && buffer(bytes);
  }

  /**
   * The file a link opens. `caller` is whoever is signed in where the link is used, if anybody: a link passed on to
   * somebody else opens nothing there. Null for a link that was changed, is over, or whose reader may no longer read.
   */
  async behind(name: string, query: Readonly<Record<string, unknown>>, caller: string | undefined): Promise<FileRow | null> {
    const link = linkIn(name, query);
    if (!link || (caller !== undefined && link.to !== PLATFORM && caller !== link.to)) return null;
    const [row] = await this.database.query<FileRow>(`SELECT ${FILE_COLUMNS} FROM file WHERE name = ?`, [name.replace(SMALL, '')]);
    if (!row || (SMALL.test(name) && row.kind !== 'image') || this.clock.now(row.region).getTime() > link.until) return null;
    if (link.to === PLATFORM) return row.subject === null ? null : row;
    return this.given(link.to, row, !SMALL.test(name));
  }

  /** The room it belongs to hears that somebody is given the whole of it, before they are. Null for whoever may not read it. */
  private async given(personId: string, row: FileRow, whole: boolean): Promise<FileRow | null> {
    if (!((await this.isHere(personId)) && (await this.mayRead(personId, row)))) return null;
    if (whole && isBound(row)) await keeperOf(row.subject)?.opening?.(personId, row);
    return row;
  }

  /** The bytes under a name of a file that has a row. */
  async bytes(name: string, span?: Span): Promise<Readable> {
    const bytes = await openStore().read(name, span);
    if (bytes) return bytes;
    log.warn('a file has a row but no bytes');
    throw new Refusal('NOT_FOUND');
  }

  private async mayRead(personId: string, row: FileRow): Promise<boolean> {
    if (!isBound(row)) return row.owner_id === personId;
    return (await keeperOf(row.subject)?.mayRead(personId, row)) ?? row.owner_id === personId;
  }

  /** Whoever has signed out everywhere has no links left either. */
  private async isHere(personId: string): Promise<boolean> {
    const [open] = await this.database.query(
      'SELECT id FROM session WHERE person_id = ? AND revoked_at IS NULL AND expires_at > ? LIMIT 1',
      [personId, this.clock.now()],
    );
    return open !== undefined;
  }

  private rows(region: string, ids: readonly string[]): Promise<FileRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.query<FileRow>(`SELECT ${FILE_COLUMNS} FROM file WHERE region = ? AND id IN (${ids.map(() => '?').join(', ')})`, [
      region,
      ...ids,
    ]);
  }
}

const isBound = (row: FileRow): row is Bound => row.subject !== null;
