import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

function chunk(name: string, body: Buffer): Buffer {
  const inside = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const out = Buffer.alloc(inside.length + 8);
  out.writeUInt32BE(body.length);
  inside.copy(out, 4);
  out.writeUInt32BE(crc32(inside), inside.length + 4);
  return out;
}
const SIGN = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG of one colour: a few kilobytes that say they are so many pixels. `bits` a pixel: 1, or 24. */
export function aPng(width: number, height: number, { bits = 1, rows = height, extra = Buffer.alloc(0) } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = bits === 1 ? 1 : 8;
  head[9] = bits === 1 ? 0 : 2;
  const line = Buffer.alloc(1 + Math.ceil((width * bits) / 8));
  const lines = deflateSync(Buffer.concat(Array.from({ length: rows }, () => line)), { level: 1 });
  return Buffer.concat([SIGN, chunk('IHDR', head), extra, chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

/** An animated PNG that announces so many frames. */
export function framed(frames: number): Buffer {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames);
  const frame = Buffer.alloc(26);
  frame.writeUInt32BE(8, 4);
  frame.writeUInt32BE(8, 8);
  const one = chunk('fcTL', frame);
  return aPng(8, 8, { extra: Buffer.concat([chunk('acTL', control), ...Array.from({ length: frames }, () => one)]) });
}

const SCAN = Buffer.from([0xff, 0xda]);
/** A progressive JPEG whose last scan comes again and again: each one is another walk over the whole picture. */
export async function scanned(scans: number): Promise<Buffer> {
  const picture = await sharp({ create: { width: 3000, height: 3000, channels: 3, background: '#888888' } })
    .jpeg({ progressive: true, quality: 50 })
    .toBuffer();
  const last = picture.subarray(picture.lastIndexOf(SCAN), picture.length - 2);
  return Buffer.concat([picture.subarray(0, -2), ...Array.from({ length: scans }, () => last), picture.subarray(-2)]);
}

/** So many frames, one pixel each. */
export const aGif = (frames: number) =>
  Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    ...Array.from({ length: frames }, () => Buffer.from('2c00000000010001000002024401 00'.replace(/ /g, ''), 'hex')),
    Buffer.from(';'),
  ]);
/** The head of a TIFF that says it goes on for two gigabytes. */
export const aTiff = () => Buffer.concat([Buffer.from('49492a0000000080', 'hex'), Buffer.alloc(64)]);
