import { crc32, deflateSync } from 'node:zlib';
import { create } from 'qrcode';

/** Modules left white around it, and pixels to a module. */
const [MARGIN, SCALE] = [1, 4];

/** A QR code as a PNG in a data URL, four dots to a module: shown larger with hard edges. */
export function qrOf(words: string): string {
  const { modules } = create(words, { errorCorrectionLevel: 'M' });
  const size = (modules.size + 2 * MARGIN) * SCALE;
  const isDark = (x: number, y: number) => x >= 0 && y >= 0 && x < modules.size && y < modules.size && modules.get(y, x) !== 0;
  const at = (pixel: number) => Math.floor(pixel / SCALE) - MARGIN;
  const png = pngOf(size, (x, y) => isDark(at(x), at(y)));
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** A square picture of one bit to a pixel. The package's own way there weighs every row in five filters, as a photograph would need it. */
function pngOf(size: number, isDark: (x: number, y: number) => boolean): Buffer {
  const bytes = Math.ceil(size / 8);
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(size * (1 + bytes));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = y * (1 + bytes) + 1 + (x >> 3);
      if (!isDark(x, y)) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', head),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function part(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
