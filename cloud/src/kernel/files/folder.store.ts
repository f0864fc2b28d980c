import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { crashpoint } from '../crashpoint';
import type { Kept, Span, Store } from './store';

/** Files in a folder, in 256 folders by the first two letters of their names. */
export class FolderStore implements Store {
  constructor(private readonly home: string) {}

  /** Written beside, made safe, then renamed: under its name there is never half a file. */
  async put(name: string, bytes: Buffer): Promise<void> {
    const [place, draft] = [this.placeOf(name), join(this.home, 'incoming', `${name}.${randomBytes(4).toString('hex')}`)];
    await mkdir(place, { recursive: true, mode: 0o700 });
    await writeSafely(draft, bytes);
    crashpoint('after-write');
    await rename(draft, join(place, name));
    crashpoint('after-rename');
    await makeSafe(place);
  }

  async read(name: string, span?: Span): Promise<Readable | null> {
    const file = await open(join(this.placeOf(name), name)).catch(unlessMissing);
    return file?.createReadStream(span && { start: span.from, end: span.to }) ?? null;
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.placeOf(name), name), { force: true });
  }

  async list(beginning: string): Promise<Kept[]> {
    const place = join(this.home, beginning);
    const names = (await readdir(place).catch(unlessMissing)) ?? [];
    const kept: Kept[] = [];
    for (const name of names) {
      const found = await stat(join(place, name)).catch(unlessMissing);
      if (found) kept.push({ name, at: found.mtime });
    }
    return kept;
  }

  private placeOf(name: string) {
    return join(this.home, name.slice(0, 2));
  }
}

async function writeSafely(path: string, bytes: Buffer) {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is kept only once the folder itself is. */
async function makeSafe(folder: string) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
