import { readFile } from 'node:fs/promises';
import { FILE_MOST, type FileKind, VOICE_SECONDS } from 'shared-types/kernel/file.contract';
import { Refusal } from '../errors';
import { documentOf } from './document';
import { drawAnew } from './image';
import { type Sort, sortOf } from './magic';
import type { Received } from './receive';
import { secondsOf } from './voice';

/** A file as it will be kept. */
export interface Opened {
  kind: FileKind;
  type: string;
  ending: string;
  bytes: Buffer;
  small: Buffer | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
}

const WORDS: Record<FileKind, string> = { image: '图片', voice: '语音', document: '文档' };
const KEPT = { small: null, width: null, height: null, seconds: null };

/** Opens what came in and proves that it is what its first bytes say. Throws the refusal that tells the sender what to do. */
export async function openReceived(received: Received): Promise<Opened> {
  const bytes = await readFile(received.path);
  const sort = sortOf(bytes);
  if (!sort) throw new Refusal('FILE_TYPE');
  const most = FILE_MOST[sort.kind];
  if (bytes.length > most) throw new Refusal('FILE_TOO_LARGE', { kind: WORDS[sort.kind], most: `${most / 1024 / 1024} MB` });
  return OPENERS[sort.kind](bytes, sort);
}

const OPENERS: Record<FileKind, (bytes: Buffer, sort: Sort) => Promise<Opened>> = {
  image: async (bytes) => ({ ...KEPT, kind: 'image', type: 'image/jpeg', ending: '.jpg', ...(await drawAnew(bytes)) }),
  voice: async (bytes, sort) => {
    const seconds = secondsOf(bytes, sort.type);
    if (seconds === null) throw new Refusal('FILE_UNREADABLE');
    // Recorders stop a moment after they were told to.
    if (seconds > VOICE_SECONDS + 1) throw new Refusal('VOICE_TOO_LONG', { seconds: VOICE_SECONDS });
    return { ...KEPT, ...sort, bytes, seconds: Math.max(1, Math.min(VOICE_SECONDS, Math.round(seconds))) };
  },
  document: async (bytes, sort) => {
    const found = documentOf(bytes, sort);
    if (!found) throw new Refusal('FILE_TYPE');
    return { ...KEPT, ...found, bytes };
  },
};
