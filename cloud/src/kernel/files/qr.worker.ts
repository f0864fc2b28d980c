import { parentPort, workerData } from 'node:worker_threads';
import jsQR from 'jsqr';

/** A picture drawn in four bytes a point, row by row. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** Loaded beside everything else too, where it has nothing to do. */
if (parentPort && workerData === 'qr') {
  const port = parentPort;
  port.on('message', ({ bytes, width, height }: Picture) => {
    const points = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    port.postMessage(jsQR(points, width, height, { inversionAttempts: 'dontInvert' }) !== null);
  });
}
