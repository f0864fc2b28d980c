import { isWeapp } from '../kernel/platform';

/** Whether this phone can read words out: browsers mostly can, WeChat needs a plug-in the county has not bought. */
export const canReadAloud = () => !isWeapp && 'speechSynthesis' in window;

export function readAloud(words: string) {
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = 'zh-CN';
  spoken.rate = 0.8;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(spoken);
}
