import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { announcePersonalData, type Subject } from '../personal-data';
import { dropFiles } from './dropping';
import { type FileRow, titleOf } from './file.rows';

const KINDS = { image: '照片', voice: '语音', document: '文档' } as const;
type Own = Pick<FileRow, 'kind' | 'title' | 'bytes'> & { at: Date };

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
    const own = await this.database.query<Own>('SELECT kind, title, bytes, at FROM file WHERE owner_id = ? ORDER BY at', [id]);
    const rows = own.map((file) => ({ 种类: KINDS[file.kind], 名称: titleOf(file), 字节: file.bytes, 时间: file.at.toISOString() }));
    return [{ name: 'files', title: '我发过的照片、语音和文档', rows }];
  }

  private erase(tx: Tx, { id }: Subject): Promise<number> {
    return dropFiles(tx, 'owner_id = ?', [id]);
  }
}
