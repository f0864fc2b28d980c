import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { say } from '../platform';

/** What is heard now; one voice at a time. */
export const usePlaying = create<{ id: string | null }>(() => ({ id: null }));
let player: Taro.InnerAudioContext | null = null;

export function hush() {
  player?.destroy();
  player = null;
  usePlaying.setState({ id: null });
}

/** Plays it, or ends it where it is being played. `find` gives its address, null where it is not mine to hear. */
export async function play(id: string, find: () => Promise<string | null>) {
  const again = usePlaying.getState().id === id;
  hush();
  if (again) return;
  usePlaying.setState({ id });
  const src = await find();
  // Somebody has chosen another one meanwhile.
  if (usePlaying.getState().id !== id) return;
  if (!src) {
    hush();
    return say('这段语音现在听不了');
  }
  const own = Taro.createInnerAudioContext();
  player = own;
  own.src = src;
  own.onEnded(hush);
  own.onError(() => {
    hush();
    say('没能播放,请稍后再试');
  });
  own.play();
}
