import Taro from '@tarojs/taro';

const KEPT = 'zd.';

/** One value of the phone's storage as JSON; a value nobody can read counts as none. */
export const stored = {
  get<T>(name: string): T | null {
    const raw: unknown = Taro.getStorageSync(KEPT + name);
    if (typeof raw !== 'string' || raw === '') return null;
    try {
      return JSON.parse(raw) as T;
    } catch {
      return null;
    }
  },
  set(name: string, value: unknown) {
    Taro.setStorageSync(KEPT + name, JSON.stringify(value));
  },
  drop(name: string) {
    Taro.removeStorageSync(KEPT + name);
  },
};
