import Taro from '@tarojs/taro';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { isWeapp } from './platform';
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

/** Sends it under this key and gives its card; `tell` hears how much has gone, 0 to 100. Throws as every call does. */
export const upload = ({ path, name }: Chosen, once: string, tell?: (percent: number) => void): Promise<FileCard> => {
  let lost = false;
  return carried(async () => {
    const formData = name === null ? {} : { name: name.slice(-200) };
    const task = Taro.uploadFile({
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
    if (tell) task.progress(({ progress }) => tell(progress));
    const { statusCode, data } = await task;
    return { status: statusCode, text: data };
  }).catch((error: unknown) => {
    throw lost ? new ApiError(410, 'FILE_GONE', '录音已经不在手机里了,请重新录一段') : error;
  });
};

/** Gives back the room that something kept for sending took. */
export const dropFile = (filePath: string) => {
  if (isWeapp) Taro.getFileSystemManager().removeSavedFile({ filePath, fail: () => undefined });
};
