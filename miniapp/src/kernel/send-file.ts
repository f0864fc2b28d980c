import Taro from '@tarojs/taro';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { fileAt } from './kept-file';
import { ApiError } from './refusal';
import { callerHeaders } from './send';
import { carried } from './upload.core';

/** Something on this phone that can be sent. `path` is WeChat's, an address within the browser, or a name in its store. */
export interface Chosen {
  path: string;
  /** What it is called; of photos and voices nothing. */
  name: string | null;
}

const TIMEOUT = 120_000;
/** WeChat's words for a file that is not there any more: no network will bring it back. */
const LOST = /no such file|not exist|not found/i;

const gone = () => new ApiError(410, 'FILE_GONE', '它已经不在手机里了,请重新选一次,或者重新录一段');

/** Sends it under this key and gives its card. Throws as every call does. */
export async function upload({ path, name }: Chosen, once: string): Promise<FileCard> {
  const filePath = await fileAt(path);
  if (filePath === null) throw gone();
  let lost = false;
  return carried(async () => {
    const formData = name === null ? {} : { name: name.slice(-200) };
    const { statusCode, data } = await Taro.uploadFile({
      url: `${API_BASE}/api/files`,
      filePath,
      name: 'file',
      formData,
      header: callerHeaders(once),
      timeout: TIMEOUT,
      fail: ({ errMsg }) => {
        lost = LOST.test(errMsg);
      },
    });
    return { status: statusCode, text: data };
  }).catch((error: unknown) => {
    throw lost ? gone() : error;
  });
}
