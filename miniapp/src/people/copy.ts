import Taro from '@tarojs/taro';
import { isWeapp, say } from '../kernel/platform';

/** Puts words where they can be pasted elsewhere; WeChat says so itself. */
export const copy = (words: string) => {
  Taro.setClipboardData({ data: words })
    .then(() => isWeapp || say('复制好了'))
    .catch(() => say('没能复制,请手动抄一下'));
};
