import Taro from '@tarojs/taro';

/** Pixels of a side; the service makes it smaller still. */
const SIDE = 240;

/** The picture that lies there on a phone, small and as base64. Rejects where it is none. */
export async function pictureAt(path: string): Promise<string> {
  // Some pictures and some phones cannot be made smaller: then it goes as it is.
  const small = await Taro.compressImage({ src: path, quality: 70, compressedWidth: SIDE }).catch(() => ({ tempFilePath: path }));
  return new Promise((read, failed) => {
    Taro.getFileSystemManager().readFile({
      filePath: small.tempFilePath,
      encoding: 'base64',
      success: ({ data }) => read(String(data)),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    });
  });
}

/** The middle of a picture somebody chose in a browser, small and as base64. Rejects where it is none. */
export async function pictureIn(file: Blob): Promise<string> {
  const picture = await window.createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = Object.assign(window.document.createElement('canvas'), { width: SIDE, height: SIDE });
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '';
}
