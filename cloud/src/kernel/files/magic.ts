import type { FileKind } from 'shared-types/kernel/file.contract';

export interface Sort {
  kind: FileKind;
  type: string;
  /** What the name of such a file ends with. */
  ending: string;
}
const sort = (kind: FileKind, type: string, ending: string): Sort => ({ kind, type, ending });

const at = (bytes: Buffer, offset: number, text: string) => bytes.toString('latin1', offset, offset + text.length) === text;
const word = (bytes: Buffer) => (bytes.length >= 2 ? bytes.readUInt16BE(0) : 0);
/** Of a container with boxes: sound alone, from phones and browsers. */
const SOUND_BRANDS = ['M4A ', 'M4B ', 'mp42', 'mp41', 'isom', 'iso2', 'iso5', 'iso6', '3gp4', '3gp5', 'dash'];

const SIGNS: readonly [(bytes: Buffer) => boolean, Sort][] = [
  [(b) => at(b, 0, '\xff\xd8\xff'), sort('image', 'image/jpeg', '.jpg')],
  [(b) => at(b, 0, '\x89PNG\r\n\x1a\n'), sort('image', 'image/png', '.png')],
  [(b) => at(b, 0, 'RIFF') && at(b, 8, 'WEBP'), sort('image', 'image/webp', '.webp')],
  [(b) => at(b, 0, 'RIFF') && at(b, 8, 'WAVE'), sort('voice', 'audio/wav', '.wav')],
  [(b) => at(b, 0, '#!AMR\n'), sort('voice', 'audio/amr', '.amr')],
  [(b) => (word(b) & 0xfff6) === 0xfff0, sort('voice', 'audio/aac', '.aac')],
  [(b) => at(b, 0, 'ID3') || (word(b) & 0xffe6) === 0xffe2, sort('voice', 'audio/mpeg', '.mp3')],
  [(b) => at(b, 4, 'ftyp') && SOUND_BRANDS.includes(b.toString('latin1', 8, 12)), sort('voice', 'audio/mp4', '.m4a')],
  [(b) => at(b, 0, '%PDF-'), sort('document', 'application/pdf', '.pdf')],
  [(b) => at(b, 0, 'PK\x03\x04'), sort('document', 'application/zip', '.zip')],
  [(b) => at(b, 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), sort('document', 'application/x-ole-storage', '.doc')],
];

/** What a file is by its first bytes, whatever it calls itself; null for what we do not take. Proof comes by opening it. */
export const sortOf = (bytes: Buffer): Sort | null => SIGNS.find(([fits]) => fits(bytes))?.[1] ?? null;
