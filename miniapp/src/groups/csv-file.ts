import Taro from '@tarojs/taro';
import { say } from '../kernel/platform';

const KINDS = ['csv'];
const ENCODINGS = ['utf-8', 'gb18030'];

/** The words of a sheet on this computer, in WeChat out of a conversation; null where somebody thought better of it, or is told that it cannot be read. */
export const chooseCsv = (): Promise<string | null> =>
  // Asked in place, so that the disk of browsers is left out of the mini-program.
  (process.env.TARO_ENV === 'h5' ? fromDisk() : fromConversation()).catch(() => {
    say('这个文件读不出来,请另存为「CSV UTF-8」再选');
    return null;
  });

async function fromConversation(): Promise<string | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: KINDS }).catch(() => null);
  const filePath = chosen?.tempFiles[0]?.path;
  if (!filePath) return null;
  return new Promise((done, failed) =>
    Taro.getFileSystemManager().readFile({ filePath, encoding: 'utf-8', success: ({ data }) => done(String(data)), fail: failed }),
  );
}

const fromDisk = () =>
  new Promise<string | null>((done, failed) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.csv' });
    input.onchange = () => {
      const [file] = input.files ?? [];
      if (file) file.arrayBuffer().then(textOf).then(done, failed);
      else done(null);
    };
    input.oncancel = () => done(null);
    input.click();
  });

/** UTF-8, or GBK as a spreadsheet on a Chinese computer saves it. */
function textOf(bytes: ArrayBuffer): string {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this one: the next.
    }
  }
  throw new Error('neither of the two');
}
