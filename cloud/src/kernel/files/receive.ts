import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type Busboy } from 'busboy';
import { FILE_MOST } from 'shared-types/kernel/file.contract';
import { Refusal } from '../errors';

/** Bytes of any file; what its own kind may have is asked once the kind is known. */
const MOST = Math.max(...Object.values(FILE_MOST));
const LIMITS = { fileSize: MOST, files: 1, fields: 1, parts: 3, fieldNameSize: 20, fieldSize: 1024, headerPairs: 20 };

/** A file as it came in, on this machine's disk until somebody removes it. */
export interface Received {
  path: string;
  bytes: number;
  /** SHA-256 of what was sent. */
  digest: Buffer;
  /** What whoever sent it calls it; no path is ever made of it. */
  name: string;
}

const full = (error: NodeJS.ErrnoException) => new Refusal(error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'NO_ROOM' : 'UNREADABLE');
const asRefusal = (error: unknown) => (error instanceof Refusal ? error : full(error as NodeJS.ErrnoException));

/** Writes the one file of a form to the folder. Throws a refusal, and then leaves nothing there. */
export async function receive(req: IncomingMessage, folder: string): Promise<Received> {
  const path = join(folder, randomBytes(16).toString('hex'));
  const form = opened(req);
  const landed = new Landing(path);
  try {
    await poured(req, form, landed);
    return await landed.done();
  } catch (error) {
    // The stream may still be opening the file: only once it is closed is it sure that nothing comes after.
    await landed.closed();
    await rm(path, { force: true });
    throw asRefusal(error);
  }
}

function opened(req: IncomingMessage): Busboy {
  try {
    return busboy({ headers: req.headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw new Refusal('UNREADABLE');
  }
}

function poured(req: IncomingMessage, form: Busboy, landed: Landing): Promise<void> {
  return new Promise<void>((done, failed) => {
    const stop = (error: unknown) => {
      req.unpipe(form);
      req.resume();
      // Not at once: it may be in the middle of a part, and would stumble over its own end.
      setImmediate(() => form.destroy());
      failed(error);
    };
    const tooMuch = () => stop(new Refusal('TOO_LARGE'));
    form.on('file', (field, bytes, { filename }) => {
      bytes.on('limit', () => stop(new Refusal('FILE_TOO_LARGE', { kind: '文件', most: `${MOST / 1024 / 1024} MB` })));
      landed.take(field, bytes, filename).catch(stop);
    });
    form.on('field', (field, value) =>
      field === 'name' ? landed.call(value) : stop(new Refusal('INVALID_INPUT', { fields: field.slice(0, 20) })),
    );
    form.on('filesLimit', tooMuch).on('fieldsLimit', tooMuch).on('partsLimit', tooMuch);
    form.on('error', () => stop(new Refusal('UNREADABLE'))).once('close', done);
    req.once('aborted', () => stop(new Refusal('UNREADABLE')));
    req.pipe(form);
  });
}

/** What becomes of the one part that is the file. */
class Landing {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private name = '';
  private called: string | null = null;
  private writing: Promise<void> | null = null;

  constructor(private readonly path: string) {}

  call(name: string) {
    this.called = name;
  }

  take(field: string, bytes: Readable, name: string | undefined): Promise<void> {
    if (field !== 'file') {
      bytes.resume();
      return Promise.reject(new Refusal('INVALID_INPUT', { fields: field.slice(0, 20) }));
    }
    this.name = name ?? '';
    const counted = new Transform({ transform: (part, _, next) => next(null, this.count(part)) });
    this.writing = pipeline(bytes, counted, createWriteStream(this.path, { flags: 'wx', mode: 0o600 }));
    return this.writing;
  }

  async closed() {
    await this.writing?.catch(() => undefined);
  }

  async done(): Promise<Received> {
    if (!this.writing) throw new Refusal('INVALID_INPUT', { fields: 'file' });
    await this.writing;
    if (this.bytes === 0) throw new Refusal('FILE_UNREADABLE');
    return { path: this.path, bytes: this.bytes, digest: this.hash.digest(), name: this.called ?? this.name };
  }

  private count(part: Buffer): Buffer {
    this.bytes += part.length;
    this.hash.update(part);
    return part;
  }
}
