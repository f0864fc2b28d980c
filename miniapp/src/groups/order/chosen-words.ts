import Taro from '@tarojs/taro';
import { isWeapp } from '../../kernel/platform';

/** The words of a table from the disk, in WeChat out of a conversation; null where somebody thought better of it. */
export const chooseTable = (): Promise<string | null> => (isWeapp ? fromConversation() : fromDisk());

const fromConversation = () =>
  Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv'] }).then(
    ({ tempFiles: [file] }) => (file ? wordsIn(file.path) : null),
    () => null,
  );

const wordsIn = (filePath: string) =>
  new Promise<string>((done, failed) =>
    Taro.getFileSystemManager().readFile({ filePath, encoding: 'utf8', success: ({ data }) => done(String(data)), fail: failed }),
  );

const fromDisk = () =>
  new Promise<string | null>((done) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.csv' });
    input.onchange = () => {
      const [file] = input.files ?? [];
      if (file) void file.text().then(done);
      else done(null);
    };
    input.oncancel = () => done(null);
    input.click();
  });
