import Taro from '@tarojs/taro';

export const isWeapp = process.env.TARO_ENV === 'weapp';
export const CHANNEL = isWeapp ? ('weapp' as const) : ('h5' as const);

/** What a session list shows: 「iPhone 14」, 「网页」. At most 60 characters. */
export const deviceName = () => (isWeapp ? Taro.getDeviceInfo().model || '微信' : '网页').slice(0, 60);

export const HOTLINE = '12345';

/** Dials; somebody who thinks better of it is not an error. */
export const dial = (phone: string) => {
  if (isWeapp) Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
  else window.location.href = `tel:${phone}`;
};

/** Says whether there is a network, now and whenever it changes. In a browser Taro only hears what Chrome on a phone tells. */
export function watchNetwork(tell: (online: boolean) => void) {
  if (isWeapp) {
    Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected));
    Taro.getNetworkType()
      .then(({ networkType }) => tell(networkType !== 'none'))
      .catch(() => undefined);
    return;
  }
  const look = () => tell(window.navigator.onLine);
  window.addEventListener('online', look);
  window.addEventListener('offline', look);
  look();
}

export const say = (title: string) => {
  Taro.showToast({ title, icon: 'none', duration: title.length > 14 ? 3200 : 2000 }).catch(() => undefined);
};

export const goTo = (path: string, query: Record<string, string> = {}) => {
  const asked = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return Taro.navigateTo({ url: `/${path}${asked.length ? `?${asked.join('&')}` : ''}` });
};

/** Back, or to the first tab where a shared link opened this page alone. */
export const goBack = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/tabs/home' }));
