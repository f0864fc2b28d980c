import Taro from '@tarojs/taro';
import { isWeapp, say } from '../kernel/platform';

/** Opens a PDF the service has given an address for: in a browser beside the page, in WeChat in its own reader, which can pass it on. */
export async function openSheet(address: string): Promise<void> {
  if (!isWeapp) {
    // A browser that opens no window some moments after the tap still goes there itself.
    if (!window.open(address, '_blank')) window.location.assign(address);
    return;
  }
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: `${API_BASE}${address}` });
    if (statusCode !== 200) throw new Error(`${statusCode}`);
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
  } catch {
    say('没有打开,请再点一次');
  }
}
