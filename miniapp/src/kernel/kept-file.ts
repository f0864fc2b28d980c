import Taro from '@tarojs/taro';
import { isWeapp } from './platform';

/** Where a file lies that WeChat gives only for as long as the app lives: kept until it has been sent, or where it was, without room. */
export const keepFile = (tempFilePath: string): Promise<string> =>
  new Promise((done) => {
    if (!isWeapp) return done(tempFilePath);
    const success = ({ savedFilePath }: { savedFilePath: string }) => done(savedFilePath);
    Taro.getFileSystemManager().saveFile({ tempFilePath, success, fail: () => done(tempFilePath) });
  });

/** Gives back the room that something kept for sending took. */
export const dropFile = (filePath: string) => {
  if (isWeapp) Taro.getFileSystemManager().removeSavedFile({ filePath, fail: () => undefined });
};
