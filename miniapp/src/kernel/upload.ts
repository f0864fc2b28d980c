import Taro from '@tarojs/taro';
import type { FileCard } from 'shared-types/kernel/file.contract';
import { isWeapp } from './platform';
import { callerHeaders } from './send';
import { carried } from './upload.core';

/** Something on this phone that can be sent. `path` is WeChat's, or an address within the browser. */
export interface Chosen {
  path: string;
  /** What it is called; of photos nothing. */
  name: string | null;
}

const DOCUMENTS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'pptx'];
const TIMEOUT = 120_000;

/** Photos, made smaller by the phone before they travel; none where somebody thought better of it. */
export const choosePhotos = (count: number): Promise<Chosen[]> =>
  Taro.chooseImage({ count, sizeType: ['compressed'] }).then(
    ({ tempFilePaths }) => tempFilePaths.map((path) => ({ path, name: null })),
    () => [],
  );

/** A document: out of a conversation in WeChat, from the disk in a browser. */
export const chooseDocument = (): Promise<Chosen | null> => (isWeapp ? fromConversation() : fromDisk());

const fromConversation = () =>
  Taro.chooseMessageFile({ count: 1, type: 'file', extension: DOCUMENTS }).then(
    ({ tempFiles: [file] }) => (file ? { path: file.path, name: file.name } : null),
    () => null,
  );

const fromDisk = () =>
  new Promise<Chosen | null>((done) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept: DOCUMENTS.map((ending) => `.${ending}`).join(','),
    });
    input.onchange = () => {
      const [file] = input.files ?? [];
      done(file ? { path: URL.createObjectURL(file), name: file.name } : null);
    };
    input.oncancel = () => done(null);
    input.click();
  });

/** Sends it under this key and gives its card; `tell` hears how much has gone, 0 to 100. Throws as every call does. */
export const upload = ({ path, name }: Chosen, once: string, tell?: (percent: number) => void): Promise<FileCard> =>
  carried(async () => {
    const formData = name === null ? {} : { name: name.slice(-200) };
    const task = Taro.uploadFile({
      url: `${API_BASE}/api/files`,
      filePath: path,
      name: 'file',
      formData,
      header: callerHeaders(once),
      timeout: TIMEOUT,
    });
    if (tell) task.progress(({ progress }) => tell(progress));
    const { statusCode, data } = await task;
    return { status: statusCode, text: data };
  });
