import Taro from '@tarojs/taro';
import { addressOf, dropBytes, keepBytes, sweepBytes } from './kept-bytes';
import { say } from './platform';

// Asked in place, so that the store of browsers is left out of the mini-program.

/** Keeps a file until it has been sent, which is given only for as long as the app or the page lives; where it was, without room. */
export function keepFile(path: string): Promise<string> {
  const noRoom = () => {
    say('手机里放不下了,请先别关这一页,有网就发出去');
    return path;
  };
  if (process.env.TARO_ENV === 'h5') return keepBytes(path).catch(noRoom);
  return new Promise((done) => {
    const success = ({ savedFilePath }: { savedFilePath: string }) => done(savedFilePath);
    Taro.getFileSystemManager().saveFile({ tempFilePath: path, success, fail: () => done(noRoom()) });
  });
}

/** From where it can be read now; null: it is gone. */
export const fileAt = (path: string): Promise<string | null> => (process.env.TARO_ENV === 'h5' ? addressOf(path) : Promise.resolve(path));

/** Gives back the room that something kept for sending took. */
export function dropFile(filePath: string) {
  if (process.env.TARO_ENV === 'h5') void dropBytes(filePath).catch(() => undefined);
  else Taro.getFileSystemManager().removeSavedFile({ filePath, fail: () => undefined });
}

/** At the start: what was kept in a browser and is waited for by nothing, since the page ended in between. */
export function sweepFiles(wanted: readonly string[]) {
  if (process.env.TARO_ENV === 'h5') void sweepBytes(wanted).catch(() => undefined);
}
