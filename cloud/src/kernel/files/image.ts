import sharp, { type Sharp } from 'sharp';
import { Refusal } from '../errors';

/** Pixels a picture may unpack to; of a side as it is kept, and as it is shown small. */
const PIXELS = 40_000_000;
const SIDE = 2048;
const SMALL = 320;
const SECONDS = 5;

// One picture, one thread; nothing kept between two of them; and no door into any format but the three we take.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });

export interface Drawn {
  bytes: Buffer;
  small: Buffer;
  width: number;
  height: number;
}

/**
 * A picture drawn anew as JPEG, upright, at most 2048 pixels a side: nothing of what a camera or a person wrote into
 * it is left. Throws IMAGE_TOO_LARGE for what would unpack to too much or take too long, FILE_UNREADABLE for the rest.
 */
export async function drawAnew(bytes: Buffer): Promise<Drawn> {
  try {
    const picture = within(opened(bytes), SIDE).jpeg({ quality: 84, chromaSubsampling: '4:4:4' });
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    const small = await within(opened(data), SMALL).jpeg({ quality: 70 }).toBuffer();
    return { bytes: data, small, width: info.width, height: info.height };
  } catch (error) {
    throw new Refusal(TOO_MUCH.test(String(error)) ? 'IMAGE_TOO_LARGE' : 'FILE_UNREADABLE');
  }
}
/** How the library says that it gave up because of the size or the time. */
const TOO_MUCH = /pixel limit|timeout/i;

const opened = (bytes: Buffer) => sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error', pages: 1, sequentialRead: true });

const within = (picture: Sharp, side: number) =>
  picture
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' });
