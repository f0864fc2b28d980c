import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { csvRows } from './csv.rows';
import { SheetCheck, type SoundRow, type WrongRow } from './sheet.check';
import type { SheetPlaces } from './sheet.columns';
import { SheetRefused, unreadable } from './sheet.refused';
import { xlsxRows } from './xlsx.rows';

/** What the worker is given. */
export interface SheetJob {
  bytes: Uint8Array;
  places: SheetPlaces;
  today: string;
}
/** What it says: some rows, and after a few of these it waits for a word; that it has read all; or that the file is not read. */
export type SheetSaid =
  | { t: 'rows'; sound: SoundRow[]; wrong: WrongRow[] }
  | { t: 'end'; rows: number }
  | { t: 'refused'; code: SheetRefused['code']; why: string };

const BATCH = 500;
/** Pieces that may wait to be put away at a time. */
export const AHEAD = 3;
const ZIP = Buffer.from('PK\u0003\u0004');
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const say = (said: SheetSaid) => parentPort?.postMessage(said);

async function read({ bytes, places, today }: SheetJob) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const check = new SheetCheck(places, today);
  let [sound, wrong]: [SoundRow[], WrongRow[]] = [[], []];
  const handed = handing();
  const hand = async () => {
    const said: SheetSaid = { t: 'rows', sound, wrong };
    [sound, wrong] = [[], []];
    await handed.next(said);
  };
  const take = async (row: number, cells: string[]) => {
    const found = check.take(row, cells);
    if (found && 'firm' in found) sound.push(found);
    else if (found) wrong.push(found);
    if (sound.length + wrong.length >= BATCH) await hand();
  };
  await rowsOf(file, take);
  if (sound.length + wrong.length > 0) await hand();
  await handed.all();
  check.finish();
  say({ t: 'end', rows: check.rows });
}

/** Goes on reading while the last pieces are put away, so many of them and no more. */
function handing() {
  let open = 0;
  parentPort?.on('message', () => open--);
  const until = async (most: number) => {
    while (parentPort && open > most) await once(parentPort, 'message');
  };
  return {
    next: async (said: SheetSaid) => {
      open++;
      say(said);
      await until(AHEAD - 1);
    },
    all: () => until(0),
  };
}

async function rowsOf(file: Buffer, take: (row: number, cells: string[]) => Promise<void>) {
  if (file.subarray(0, 4).equals(OLD_EXCEL)) throw unreadable('这是旧版的 .xls,或者加了密码,请另存为 .xlsx(不加密码)再传');
  if (file.subarray(0, 4).equals(ZIP)) {
    return xlsxRows(file, async (rows) => {
      for (const { row, cells } of rows) await take(row, cells);
    });
  }
  let row = 0;
  for await (const cells of csvRows(file)) await take(++row, cells);
}

/** Loaded beside everything else too, where it has nothing to do. */
if (parentPort && workerData?.places) {
  const port = parentPort;
  read(workerData)
    .catch((error) => {
      if (!(error instanceof SheetRefused)) throw error;
      say({ t: 'refused', code: error.code, why: error.why });
    })
    .finally(() => port.close());
}
