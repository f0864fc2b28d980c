import Taro from '@tarojs/taro';
import { keepFile } from '../../kernel/kept-file';
import type { Hearing, Recording } from './recorder';

const FORMAT = { format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 32_000 } as const;
const DENIED = /auth|deny|permission/i;

let heard: { hearing: Hearing; dropped: boolean } | null = null;
let manager: Taro.RecorderManager | null = null;

/** WeChat has one recorder, and no way to stop listening to it: whoever records last is told. */
function theManager(): Taro.RecorderManager {
  if (manager) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => heard?.hearing.onStart());
  manager.onStop(({ tempFilePath, duration }) => void ended(tempFilePath, duration));
  manager.onError(({ errMsg }) => {
    heard?.hearing.onTrouble(DENIED.test(errMsg) ? 'denied' : 'unable');
    heard = null;
  });
  // A call comes in: what was said so far is kept.
  manager.onInterruptionBegin(() => manager?.stop());
  return manager;
}

async function ended(tempFilePath: string, duration: number) {
  const last = heard;
  heard = null;
  if (!last || last.dropped) return;
  last.hearing.onDone({ path: await keepFile(tempFilePath), seconds: Math.max(1, Math.round(duration / 1000)) });
}

export function wechatRecorder(most: number, hearing: Hearing): Recording {
  const own = { hearing, dropped: false };
  heard = own;
  theManager().start({ ...FORMAT, duration: most * 1000 });
  return {
    stop: () => theManager().stop(),
    cancel: () => {
      own.dropped = true;
      theManager().stop();
    },
  };
}
