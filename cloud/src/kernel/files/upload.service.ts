import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { at, dayOf } from 'shared-types/kernel/calendar';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { crashpoint } from '../crashpoint';
import { seal } from '../crypto';
import { Database } from '../db/database';
import { isDuplicate } from '../db/duplicate';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { Ids } from '../ids';
import { Pace } from '../pace';
import { Clock } from '../time/clock';
import { Rules } from '../time/rules';
import { FILE_COLUMNS, type FileRow, namesOf, smallOf, TITLE, viewFile } from './file.rows';
import { insistOnRoom, landing } from './incoming';
import { shownName } from './name';
import { type Opened, openReceived } from './open';
import { type Received, receive } from './receive';
import { openStore } from './store';
import { Turns } from './turns';

/** Files opened at once in this process: a picture unpacks to a hundred times its size. */
const AT_ONCE = 2;

/** Takes files in: first the bytes lie safely, then comes the row, so that nothing names a file that is not there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Uploads {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() rules: Rules;
  @Inject() ids: Ids;
  private perPerson = new Pace('upload', 60, 60);
  private turns = new Turns(AT_ONCE);

  /** The file a call carries. The same key again is the same file, and with other bytes a KEY_REUSED. */
  async take(actor: Actor, key: string, req: IncomingMessage): Promise<FileCard> {
    if (!actor.region) throw new Refusal('PLACE_UNKNOWN');
    await this.perPerson.take(actor.personId);
    await insistOnRoom();
    const received = await receive(req, landing());
    try {
      const known = await this.known(actor, key);
      return viewFile(known ? same(known, received) : await this.keep(actor, key, received));
    } finally {
      await rm(received.path, { force: true });
    }
  }

  private async keep(actor: Actor, key: string, received: Received): Promise<FileRow> {
    const opened = await this.turns.take(() => openReceived(received));
    const row = this.rowOf(actor, received, opened);
    await this.lay(row, opened);
    try {
      await this.database.inTransaction((tx) => this.write(tx, row, key));
      crashpoint('after-row');
      return row;
    } catch (error) {
      const twice = isDuplicate(error);
      // Of anything else nobody knows whether the row is there: its bytes are left to the sweep.
      if (error instanceof Refusal || twice) await takeBack(row);
      const first = twice ? await this.known(actor, key) : null;
      if (!first) throw error;
      return same(first, received);
    }
  }

  private rowOf({ region, personId }: Actor, { digest, name }: Received, opened: Opened): FileRow {
    const { kind, type, ending, bytes, width, height, seconds } = opened;
    return {
      region,
      id: this.ids.next(),
      name: randomBytes(16).toString('hex'),
      kind,
      type,
      title: kind === 'document' ? seal(shownName(name, ending), TITLE) : null,
      bytes: bytes.length,
      digest,
      width,
      height,
      seconds,
      owner_id: personId,
      subject: null,
    };
  }

  /** The small picture first: whoever finds the large one finds both. */
  private async lay({ name }: FileRow, { bytes, small }: Opened) {
    if (small) await openStore().put(smallOf(name), small);
    await openStore().put(name, bytes);
  }

  private async write(tx: Tx, row: FileRow, key: string) {
    const now = this.clock.now(row.region);
    // One person's uploads are counted one after the other, and none comes in while the person is being forgotten.
    await tx.query('SELECT id FROM person WHERE id = ? FOR UPDATE', [row.owner_id]);
    await this.insistOnQuota(tx, row, now);
    const { region, id, name, kind, type, title, bytes, digest, width, height, seconds, owner_id } = row;
    await tx.run(
      `INSERT INTO file (region, id, name, kind, type, title, bytes, digest, width, height, seconds, owner_id, upload_key, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [region, id, name, kind, type, title, bytes, digest, width, height, seconds, owner_id, key, now],
    );
  }

  private async insistOnQuota(tx: Tx, { region, owner_id, bytes }: FileRow, now: Date) {
    const [most, count] = [
      await this.rules.number(region, 'file.daily_bytes', now),
      await this.rules.number(region, 'file.daily_count', now),
    ];
    const [spent] = await tx.query<{ files: string; bytes: string }>(
      'SELECT COUNT(*) AS files, COALESCE(SUM(bytes), 0) AS bytes FROM file WHERE owner_id = ? AND at >= ?',
      [owner_id, new Date(at(dayOf(now.getTime()), 0))],
    );
    if (Number(spent?.files) >= count || Number(spent?.bytes) + bytes > most) throw new Refusal('QUOTA_SPENT');
  }

  private async known({ personId }: Actor, key: string): Promise<FileRow | null> {
    const [row] = await this.database.query<FileRow>(`SELECT ${FILE_COLUMNS} FROM file WHERE owner_id = ? AND upload_key = ?`, [
      personId,
      key,
    ]);
    return row ?? null;
  }
}

async function takeBack(row: FileRow) {
  for (const name of namesOf(row)) await openStore().remove(name);
}

function same(known: FileRow, { digest }: Received): FileRow {
  if (!known.digest.equals(digest)) throw new Refusal('KEY_REUSED');
  return known;
}
