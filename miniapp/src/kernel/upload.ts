import Taro from '@tarojs/taro';
import { isWeapp } from './platform';
import type { Chosen } from './send-file';

const DOCUMENTS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'pptx'];

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
