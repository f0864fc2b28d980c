import jsqr from 'jsqr';
import sharp from 'sharp';

/** What a camera reads from a QR code that was given as a data URL; null where it reads nothing. */
export async function scanned(picture: string): Promise<string | null> {
  const bytes = Buffer.from(picture.replace('data:image/png;base64,', ''), 'base64');
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
