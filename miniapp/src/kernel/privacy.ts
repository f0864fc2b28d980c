import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { isWeapp } from './platform';

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0];

/** What waits for the person's word; WeChat holds it back until then. */
export const usePrivacy = create<{ waiting: readonly Resolve[] }>(() => ({ waiting: [] }));

/** At launch: WeChat asks us to ask before it hands out anything personal. */
export function watchPrivacy() {
  if (!isWeapp || !Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    usePrivacy.setState(({ waiting }) => ({ waiting: [...waiting, resolve] }));
  });
}

/** `buttonId`: WeChat looks whether that very button was pressed. */
export function answerPrivacy(event: 'agree' | 'disagree', buttonId?: string) {
  const { waiting } = usePrivacy.getState();
  usePrivacy.setState({ waiting: [] });
  for (const resolve of waiting) resolve({ event, ...(buttonId && { buttonId }) });
}
