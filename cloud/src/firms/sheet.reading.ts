import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../kernel/errors';
import type { SheetJob, SheetSaid } from './sheet.worker';

/** Megabytes a file may take in memory while it is read, and milliseconds it may take of a processor. */
const LIMITS = { memory: 256, patience: 20_000 };

export type SheetBatch = Extract<SheetSaid, { t: 'rows' }>;
type Take = (batch: SheetBatch) => Promise<void>;

const own = extname(__filename);
const file = join(__dirname, `sheet.worker${own}`);
/** From its source, as tests and scripts run it, the thread needs to be taught TypeScript first. */
const program = own === '.ts' ? `require('tsx/cjs/api').register(); require(${JSON.stringify(file)})` : file;

/**
 * Reads a sheet in a thread of its own: whatever is in the file, it takes no more memory and no more time than this, and nothing
 * of the service is held up. Gives how many rows there were. Throws the refusal of a file that is not read.
 */
export async function readSheetFile(job: SheetJob, take: Take, { memory, patience } = LIMITS): Promise<number> {
  const worker = new Worker(program, {
    eval: program !== file,
    execArgv: [],
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
  });
  try {
    return await heard(worker, take, patience);
  } finally {
    await worker.terminate();
  }
}

function heard(worker: Worker, take: Take, patience: number): Promise<number> {
  return new Promise((done, failed) => {
    let [left, since] = [patience, performance.now()];
    const late = () => failed(new Refusal('SHEET_UNREADABLE', { why: '这个表格读得太久了,请分几个文件导入' }));
    let timer = setTimeout(late, left);
    const answer = async (said: SheetSaid) => {
      if (said.t === 'end') return done(said.rows);
      if (said.t === 'refused') return failed(new Refusal(said.code, { why: said.why }));
      // Only its own time counts, not how long the database takes.
      clearTimeout(timer);
      left -= performance.now() - since;
      await take(said);
      since = performance.now();
      timer = setTimeout(late, left);
      worker.postMessage('on');
    };
    worker.on('message', (said: SheetSaid) => void answer(said).catch(failed));
    worker.on('error', (error: Error & { code?: string }) =>
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('SHEET_TOO_LARGE') : error),
    );
    worker.on('exit', () => {
      clearTimeout(timer);
      failed(new Refusal('SHEET_UNREADABLE', { why: '这个表格读到一半断了,请再传一次' }));
    });
  });
}
