import type { County } from '../county';
import { formOf } from '../uploads';
import type { Later } from './wx';

interface Ended {
  tempFilePath: string;
  duration: number;
}
type Heard = Partial<{ Start: () => void; Stop: (ended: Ended) => void; Error: (error: { errMsg: string }) => void }>;

interface Ears {
  county: Pick<County, 'service'>;
  /** What the microphone hears, or the camera sees, as a file. */
  sound: Buffer;
  /** What such a file is called. */
  called?: string;
  isOnline: () => boolean;
  /** What WeChat says instead of listening. */
  refusal?: string;
  /** What is chosen on the map; a text is why nothing is. */
  map?: Record<string, unknown> | string;
}

const VOICE = 'http://tmp/voice.mp3';
const PHOTO = 'http://tmp/photo.jpg';

/** The part of a phone that listens, keeps what it heard, sends it up, and knows the map. */
export function makeEars({ county, sound, called = 'voice.mp3', isOnline, refusal, map }: Ears) {
  const heard: Heard = {};
  const on = (name: keyof Heard) => (listener: never) => void Object.assign(heard, { [name]: listener });
  const kept = new Set<string>();
  /** What left the phone, in order. */
  const went: Buffer[] = [];
  /** What lies where. */
  const files = new Map([VOICE, PHOTO].map((path) => [path, sound]));
  let saved = 0;
  /** The files of the app: what was saved outlives it. */
  const manager = (later: Later) => ({
    saveFile: later('saveFile', ({ tempFilePath }) => {
      const savedFilePath = `http://store/${++saved}`;
      files.set(savedFilePath, bytesAt(tempFilePath));
      kept.add(savedFilePath);
      return { savedFilePath };
    }),
    removeSavedFile: later('removeSavedFile', ({ filePath }) => void kept.delete(String(filePath))),
  });
  const bytesAt = (path: unknown) => {
    const bytes = files.get(String(path));
    if (!bytes) throw new Error('no such file or directory');
    return bytes;
  };
  const extra = (later: Later) => ({
    getFileSystemManager: () => ({ writeFileSync() {}, ...manager(later) }),
    getRecorderManager: () => ({
      ...{ onStart: on('Start'), onStop: on('Stop'), onError: on('Error'), onInterruptionBegin() {} },
      start: () => queueMicrotask(() => (refusal ? heard.Error?.({ errMsg: refusal }) : heard.Start?.())),
      stop: () => queueMicrotask(() => heard.Stop?.({ tempFilePath: VOICE, duration: 3_200 })),
    }),
    uploadFile: later('uploadFile', async ({ url, header, filePath }) => {
      if (!isOnline()) throw new Error('no network');
      if (!kept.has(String(filePath))) throw new Error('no such file');
      const headers = header as Record<string, string>;
      const bytes = bytesAt(filePath);
      went.push(bytes);
      const form = formOf(bytes, called);
      const answer = await county.service.form(new URL(String(url)).pathname.replace(/^\/api/, ''), form, headers);
      return { statusCode: answer.status, data: await answer.text() };
    }),
    chooseImage: later('chooseImage', () => ({ tempFilePaths: [PHOTO] })),
    chooseLocation: later('chooseLocation', () => {
      if (typeof map === 'string') throw new Error(map);
      return map ?? {};
    }),
    openSetting: later('openSetting', () => ({ authSetting: {} })),
  });
  return { extra, kept, files, went };
}
