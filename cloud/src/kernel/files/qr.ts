import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import type { Picture } from './qr.worker';
import { Turns } from './turns';

/** Pixels of a side in which a code is looked for: one that a phone would read off a screen is found. */
const SIDE = 1024;
/** Milliseconds for one picture: what is nothing but grain takes a second, a photo thirty thousandths of one. */
const PATIENCE = 10_000;
/** Megabytes the thread may take. */
const MEMORY = 128;

const own = extname(__filename);
const file = join(__dirname, `qr.worker${own}`);
/** From its source, as tests and scripts run it, the thread needs to be taught TypeScript first. */
const program = own === '.ts' ? `require('tsx/cjs/api').register(); require(${JSON.stringify(file)})` : file;

let reader: Worker | null = null;
const oneByOne = new Turns(1);

/** A thread of its own, so that no picture holds up what people say; it stays for the next one. */
function thread(): Worker {
  if (reader) return reader;
  const started = new Worker(program, {
    eval: program !== file,
    execArgv: [],
    workerData: 'qr',
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const gone = () => {
    if (reader === started) reader = null;
  };
  started.on('error', gone).on('exit', gone).unref();
  reader = started;
  return started;
}

/** Whether a picture holds a QR code; null where that could not be found out. */
export async function holdsCode(bytes: Buffer): Promise<boolean | null> {
  const picture = await drawn(bytes).catch(() => null);
  return picture && oneByOne.take(() => read(picture));
}

async function drawn(bytes: Buffer): Promise<Picture> {
  const small = sharp(bytes).resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await small.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

function read(picture: Picture): Promise<boolean | null> {
  const worker = thread();
  return new Promise((done) => {
    const end = (found: boolean | null) => {
      clearTimeout(late);
      worker.off('message', end).off('exit', lost).unref();
      done(found);
    };
    const lost = () => end(null);
    const late = setTimeout(() => void worker.terminate(), PATIENCE);
    worker.ref();
    worker.on('message', end).on('exit', lost).postMessage(picture, [picture.bytes.buffer]);
  });
}
