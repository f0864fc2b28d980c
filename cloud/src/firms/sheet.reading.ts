import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../kernel/errors';
import { AHEAD, type SheetJob, type SheetSaid } from './sheet.worker';

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
  const open = new Set<Promise<void>>();
  const noted: Take = (piece) => {
    const going = take(piece).finally(() => open.delete(going));
    open.add(going);
    return going;
  };
  try {
    return await heard(worker, noted, patience);
  } finally {
    await worker.terminate();
    // Whoever hears that it failed finds nothing still on its way.
    await Promise.allSettled(open);
  }
}

function heard(worker: Worker, take: Take, patience: number): Promise<number> {
  return new Promise((done, failed) => {
    const watch = stopwatch(patience, () => failed(new Refusal('SHEET_UNREADABLE', { why: '这个表格读得太久了,请分几个文件导入' })));
    const put = putting(worker, take, watch);
    const answer = async (said: SheetSaid) => {
      if (said.t === 'end') done(said.rows);
      else if (said.t === 'refused') failed(new Refusal(said.code, { why: said.why }));
      else await put(said);
    };
    watch.go();
    worker.on('message', (said: SheetSaid) => void answer(said).catch(failed));
    worker.on('error', (error: Error & { code?: string }) =>
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('SHEET_TOO_LARGE') : error),
    );
    worker.on('exit', () => {
      watch.stop();
      failed(new Refusal('SHEET_UNREADABLE', { why: '这个表格读到一半断了,请再传一次' }));
    });
  });
}

/** Puts pieces away and lets the worker go on. Only its own time counts, not how long it waits for the database. */
function putting(worker: Worker, take: Take, watch: ReturnType<typeof stopwatch>) {
  let open = 0;
  return async (piece: SheetBatch) => {
    open++;
    if (open === AHEAD) watch.stop();
    await take(piece);
    if (open === AHEAD) watch.go();
    open--;
    worker.postMessage('on');
  };
}

/** Calls `late` once it has gone for so many milliseconds, stops left out. */
function stopwatch(left: number, late: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  return {
    go: () => {
      since = performance.now();
      timer = setTimeout(late, left);
    },
    stop: () => {
      clearTimeout(timer);
      left -= performance.now() - since;
    },
  };
}
