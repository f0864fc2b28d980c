import Taro from '@tarojs/taro';
import { isWeapp } from '../kernel/platform';

/** Height of the phone's own status bar in pixels, where WeChat leaves the top of the page to us. */
export const statusBar = () => (isWeapp ? (Taro.getWindowInfo().statusBarHeight ?? 0) : 0);
