import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import sharp from 'sharp';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';

/** Pixels of a side, as shown; bytes, as the table takes. */
const SIDE = 96;
const MOST = 8192;
/** Pixels at all: a picture that unpacks to more is no photo of a face. */
const PIXELS = 40_000_000;
const QUALITIES = [80, 60, 40, 20, 5];

/**
 * Pictures of people, made anew: small, square and without what a camera writes into them. Each has a name nobody
 * can guess, since an image in a page carries no session; a new picture has a new name.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Avatars {
  @Inject() database: Database;
  @Inject() clock: Clock;
  private perPerson = new Pace('avatar', 20, 3600);

  /** `image`: base64 of a picture as the phone has it. The same picture again keeps its name. */
  async set(personId: string, image: string): Promise<void> {
    await this.perPerson.take(personId);
    const small = await madeSmall(Buffer.from(image, 'base64'));
    await this.database.run(
      `INSERT INTO avatar (person_id, name, image, at) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE name = IF(image = VALUES(image), name, VALUES(name)), at = VALUES(at), image = VALUES(image)`,
      [personId, randomBytes(16).toString('hex'), small, this.clock.now()],
    );
  }

  async drop(personId: string): Promise<void> {
    await this.database.run('DELETE FROM avatar WHERE person_id = ?', [personId]);
  }

  async nameOf(personId: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>('SELECT name FROM avatar WHERE person_id = ?', [personId]);
    return row?.name ?? null;
  }

  /** The picture of this name, webp; null where there is none. */
  async read(name: string): Promise<Buffer | null> {
    const [row] = await this.database.query<{ image: Buffer }>('SELECT image FROM avatar WHERE name = ?', [name]);
    return row?.image ?? null;
  }
}

async function madeSmall(image: Buffer): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const small = await drawn(image, quality);
    if (small.length <= MOST) return small;
  }
  throw new Refusal('PICTURE_UNREADABLE');
}

/** Turned the way the camera was held, before that too is forgotten. */
async function drawn(image: Buffer, quality: number): Promise<Buffer> {
  try {
    const picture = sharp(image, { limitInputPixels: PIXELS, pages: 1, failOn: 'error' }).rotate();
    return await picture.resize(SIDE, SIDE, { fit: 'cover' }).webp({ quality }).toBuffer();
  } catch {
    throw new Refusal('PICTURE_UNREADABLE');
  }
}
