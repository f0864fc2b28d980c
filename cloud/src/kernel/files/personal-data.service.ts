import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { log } from '../log';
import { announcePersonalData, type Subject } from '../personal-data';
import { type FileRow, namesOf, titleOf } from './file.rows';
import { openStore } from './store';

const KINDS = { image: '照片', voice: '语音', document: '文档' } as const;
type Own = Pick<FileRow, 'name' | 'kind' | 'title' | 'bytes'> & { at: Date };

/** What somebody has uploaded: told as a list, forgotten with its bytes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FilePersonalData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({ name: 'files', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell({ id }: Subject) {
    const own = await this.database.query<Own>('SELECT name, kind, title, bytes, at FROM file WHERE owner_id = ? ORDER BY at', [id]);
    const rows = own.map((file) => ({ 种类: KINDS[file.kind], 名称: titleOf(file), 字节: file.bytes, 时间: file.at.toISOString() }));
    return [{ name: 'files', title: '我发过的照片、语音和文档', rows }];
  }

  /** The bytes go after the commit; should that fail, the sweep finds them without a row. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const own = await tx.query<Own>('SELECT name, kind, title, bytes, at FROM file WHERE owner_id = ? FOR UPDATE', [id]);
    const { affectedRows } = await tx.run('DELETE FROM file WHERE owner_id = ?', [id]);
    tx.afterCommit(() => void removeAll(own.flatMap(namesOf)));
    return affectedRows;
  }
}

async function removeAll(names: readonly string[]) {
  for (const name of names)
    await openStore()
      .remove(name)
      .catch((error) => log.warn('bytes of a forgotten file stay for the sweep', { code: errorCode(error) }));
}

const errorCode = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
