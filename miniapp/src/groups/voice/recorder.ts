import { isWeapp } from '../../kernel/platform';
import { browserRecorder } from './recorder-browser';
import { wechatRecorder } from './recorder-wechat';

/** A voice as it lies on this phone until it is sent; `path` outlives a killed app. */
export interface Recorded {
  path: string;
  seconds: number;
}
/** Why nothing is recorded: no permission, no microphone, a browser that cannot at all, or a call that came in between. */
export type Trouble = 'denied' | 'none' | 'unknown' | 'unable';
export interface Hearing {
  /** It listens from now on. */
  onStart: () => void;
  onDone: (recorded: Recorded) => void;
  onTrouble: (trouble: Trouble) => void;
}
export interface Recording {
  /** Ends it; what was heard is given to `onDone`. */
  stop: () => void;
  /** Ends it and forgets what was heard. */
  cancel: () => void;
}

/** Begins to listen, at most so many seconds. Called in the tap itself. */
export const record = (most: number, hearing: Hearing): Recording =>
  isWeapp ? wechatRecorder(most, hearing) : browserRecorder(most, hearing);

/** What a person reads, and what they can do. */
export const TROUBLE_WORDS: Record<Trouble, string> = {
  denied: isWeapp
    ? '没有用麦克风的许可,所以录不了。点「去打开」,把「麦克风」打开,再回来录'
    : '浏览器不让用麦克风,所以录不了。请点地址栏左边的小图标,把「麦克风」改成允许,再录一次',
  none: '没有找到麦克风。您可以打字,或者用手机打开再录',
  unknown: '这个浏览器录不了音。您可以打字,或者在微信里打开再说',
  unable: '没录上。可能正在打电话,或者别的程序占着麦克风,等一下再录一次',
};
