import type { FileCard, FileKind } from 'shared-types/kernel/file.contract';
import { unseal } from '../crypto';

/** A row of table `file`, as it is read everywhere. */
export interface FileRow {
  region: string;
  id: string;
  name: string;
  kind: FileKind;
  type: string;
  title: Buffer | null;
  bytes: number;
  digest: Buffer;
  width: number | null;
  height: number | null;
  seconds: number | null;
  owner_id: string;
  subject: string | null;
}

export const FILE_COLUMNS = 'region, id, name, kind, type, title, bytes, digest, width, height, seconds, owner_id, subject';
export const TITLE = 'file.title';
/** The name of the small picture beside a picture. */
export const smallOf = (name: string) => `${name}-small`;
/** Every name under which bytes of this file lie. */
export const namesOf = ({ name, kind }: Pick<FileRow, 'name' | 'kind'>) => (kind === 'image' ? [name, smallOf(name)] : [name]);

export const titleOf = ({ title }: Pick<FileRow, 'title'>) => (title === null ? null : unseal(title, TITLE));

export const viewFile = (row: FileRow): FileCard => {
  const { id, kind, type, bytes, width, height, seconds } = row;
  return { id, kind, type, name: titleOf(row), bytes, width, height, seconds };
};
