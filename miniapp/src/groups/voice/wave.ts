import type { Recorded } from './recorder';

/** As good as a telephone, and small enough to wait in a browser's storage. */
const RATE = 8_000;
const HEAD = 44;

/** What a browser has recorded as a wave file of one channel, in an address that can be kept as text. */
export async function waveOf(recorded: Blob): Promise<Recorded> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await recorded.arrayBuffer());
    const samples = thinned(sound.getChannelData(0), sound.sampleRate);
    return { path: await addressOf(new Blob([wave(samples)], { type: 'audio/wav' })), seconds: Math.max(1, Math.round(sound.duration)) };
  } finally {
    void context.close();
  }
}

/** Fewer samples, each the mean of those it stands for. */
export function thinned(samples: Float32Array, rate: number): Float32Array {
  const step = rate / RATE;
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < out.length; i++) {
    const [from, to] = [Math.floor(i * step), Math.max(Math.floor(i * step) + 1, Math.floor((i + 1) * step))];
    let sum = 0;
    for (let at = from; at < to; at++) sum += samples[at] ?? 0;
    out[i] = sum / (to - from);
  }
  return out;
}

/** A wave file: its head, and sixteen bits a sample. */
export function wave(samples: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(HEAD + 2 * samples.length);
  const view = new DataView(bytes);
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, 'RIFF');
  view.setUint32(4, bytes.byteLength - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  for (const [i, sample] of samples.entries()) view.setInt16(HEAD + 2 * i, Math.max(-1, Math.min(1, sample)) * 0x7fff, true);
  return bytes;
}

const addressOf = (blob: Blob) =>
  new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
