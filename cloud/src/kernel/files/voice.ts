/** Seconds of sound by its frames, or null where they make no sense: then it is no voice. */
export function secondsOf(bytes: Buffer, type: string): number | null {
  const seconds = READERS[type]?.(bytes) ?? 0;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

const READERS: Record<string, (bytes: Buffer) => number> = {
  'audio/wav': waveSeconds,
  'audio/amr': (bytes) => walked(bytes, 6, amrFrame),
  'audio/aac': (bytes) => walked(bytes, 0, aacFrame),
  'audio/mpeg': (bytes) => walked(bytes, tagLength(bytes), mp3Frame),
  'audio/mp4': boxSeconds,
};

interface Frame {
  length: number;
  seconds: number;
}
type FrameAt = (bytes: Buffer, at: number) => Frame | null;
/** Of what is left after the last frame: a tag at the end of an MP3. */
const TAIL = 256;

/** Goes from frame to frame; what is not made of them to its end is no sound. */
function walked(bytes: Buffer, from: number, frameAt: FrameAt): number {
  let [at, seconds] = [from, 0];
  for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
    at += frame.length;
    seconds += frame.seconds;
  }
  return bytes.length - at <= TAIL ? seconds : 0;
}

const AMR_BYTES = [12, 13, 15, 17, 19, 20, 26, 31, 5];
const amrFrame: FrameAt = (bytes, at) => {
  const head = bytes[at];
  const size = head === undefined || (head & 0x83) !== 0 ? undefined : AMR_BYTES[(head >> 3) & 15];
  return size === undefined ? null : { length: size + 1, seconds: 0.02 };
};

const AAC_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
const aacFrame: FrameAt = (bytes, at) => {
  if (at + 7 > bytes.length || (bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return null;
  const rate = AAC_RATES[((bytes[at + 2] ?? 0) >> 2) & 15];
  const length = (bytes.readUInt32BE(at + 3) >> 13) & 0x1fff;
  return rate && length >= 7 ? { length, seconds: 1024 / rate } : null;
};

const MP3_RATES = [44_100, 48_000, 32_000];
const MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/** Version bits of a frame's head, and by how much such a frame is slower than the first version's. */
const SLOWER: Record<number, number> = { 3: 1, 2: 2, 0: 4 };
const mp3Frame: FrameAt = (bytes, at) => {
  if (at + 4 > bytes.length || (bytes.readUInt16BE(at) & 0xffe6) !== 0xffe2) return null;
  const head = bytes.readUInt32BE(at);
  const slower = SLOWER[(head >> 19) & 3];
  const kilobits = (slower === 1 ? MPEG1 : MPEG2)[(head >> 12) & 15];
  const rate = (MP3_RATES[(head >> 10) & 3] ?? 0) / (slower ?? 1);
  if (!slower || !kilobits || !rate) return null;
  const samples = slower === 1 ? 1152 : 576;
  return { length: Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + ((head >> 9) & 1), seconds: samples / rate };
};

/** The tag before an MP3, its length in seven bits a byte. */
function tagLength(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  return 10 + [...bytes.subarray(6, 10)].reduce((sum, byte) => sum * 128 + (byte & 127), 0);
}

function waveSeconds(bytes: Buffer): number {
  let perSecond = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const [name, length] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)];
    if (name === 'fmt ' && at + 20 <= bytes.length) perSecond = bytes.readUInt32LE(at + 16);
    // While it is recorded nobody knows yet how long it will be, and some never say.
    if (name === 'data') return perSecond > 0 ? Math.min(length, bytes.length - at - 8) / perSecond : 0;
    at += 8 + length + (length & 1);
  }
  return 0;
}

/** Of boxes: the head of the whole says how long; one with moving pictures is no voice. */
function boxSeconds(bytes: Buffer): number {
  const head = bytes.indexOf('mvhd', 0, 'latin1');
  if (head < 0 || head + 28 > bytes.length || bytes.includes('vide', 0, 'latin1')) return 0;
  const long = bytes[head + 4] === 1;
  if (long && head + 36 > bytes.length) return 0;
  const scale = bytes.readUInt32BE(head + (long ? 24 : 16));
  const length = long ? Number(bytes.readBigUInt64BE(head + 28)) : bytes.readUInt32BE(head + 20);
  return scale > 0 ? length / scale : 0;
}
