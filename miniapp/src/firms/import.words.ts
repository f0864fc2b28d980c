import { type FirmImport, IMPORT_WORDS, type ImportState } from 'shared-types/firms';
import type { LightTone } from '../kernel/ui/light';

/** States in which the service is at work: one looks again by itself. */
export const isRunning = ({ state }: FirmImport) => state === 'reading' || state === 'writing' || state === 'undoing';

export const STATE_TONE: Record<ImportState, LightTone> = {
  reading: 'a',
  read: 'a',
  writing: 'a',
  done: 'g',
  undoing: 'a',
  undone: 'n',
  dropped: 'n',
};

export const stateWords = ({ state, wrong }: FirmImport) =>
  state === 'read' && wrong > 0 ? `查过了,有 ${wrong} 行不对` : state === 'read' ? '查过了,可以写入' : IMPORT_WORDS[state];

export const toWrite = ({ added, changed }: FirmImport) => added + changed;

/** 新增 120 家,改 3 家,没变 40 家. */
export function sumWords({ rows, added, changed, same, wrong, kept }: FirmImport) {
  const said = [
    `共 ${rows} 行`,
    `新增 ${added} 家`,
    `改 ${changed} 家`,
    `没变 ${same} 家`,
    wrong > 0 && `不对 ${wrong} 行`,
    kept > 0 && `留着 ${kept} 家`,
  ];
  return said.filter(Boolean).join(',');
}

/** 石拐区名册: what kind of file it was says nothing to a person. */
export const sheetName = ({ name }: FirmImport) => name.replace(/\.(csv|xlsx)$/i, '');
