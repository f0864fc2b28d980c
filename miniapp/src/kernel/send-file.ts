import Taro from '@tarojs/taro';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { ApiError } from './refusal';
import { callerHeaders } from './send';
import { carried } from './upload.core';

/** Something on this phone that can be sent. `path` is WeChat's, or an address within the browser. */
export interface Chosen {
  path: string;
  /** What it is called; of photos and voices nothing. */
  name: string | null;
}

const TIMEOUT = 120_000;
/** WeChat's words for a file that is not there any more: no network will bring it back. */
const LOST = /no such file|not exist|not found/i;

/** Sends it under this key and gives its card. Throws as every call does. */
export const upload = ({ path, name }: Chosen, once: string): Promise<FileCard> => {
  let lost = false;
  return carried(async () => {
    // An address within a browser's page is gone with the page.
    if (path.startsWith('blob:'))
      lost = await fetch(path).then(
        () => false,
        () => true,
      );
    const formData = name === null ? {} : { name: name.slice(-200) };
    const { statusCode, data } = await Taro.uploadFile({
      url: `${API_BASE}/api/files`,
      filePath: path,
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
    throw lost ? new ApiError(410, 'FILE_GONE', '它已经不在手机里了,请重新选一次,或者重新录一段') : error;
  });
};
