import Taro from '@tarojs/taro';
import { isWeapp } from './platform';
import { showTextSize, useSession } from './session';

/** Whoever reads WeChat itself in letters this much larger needs ours larger too. */
const LARGE = 1.3;
/** Pixels of WeChat's ordinary letters. */
const ORDINARY_IOS = 17;
const ORDINARY = 16;

// Taro's types know neither.
const numberIn = (told: object, name: string) => {
  const value: unknown = Reflect.get(told, name);
  return typeof value === 'number' ? value : null;
};

/** How many times larger than ordinary WeChat's letters are on this phone; older versions tell only their pixels. */
function factor() {
  const told = Taro.getAppBaseInfo();
  const ordinary = Taro.getDeviceInfo().platform === 'ios' ? ORDINARY_IOS : ORDINARY;
  return numberIn(told, 'fontSizeScaleFactor') ?? (numberIn(told, 'fontSizeSetting') ?? ordinary) / ordinary;
}

/** At launch: large letters in WeChat bring the theme for elders, once. What somebody chooses here counts from then on. */
export function followLargeType() {
  if (isWeapp && !useSession.getState().sizeChosen && factor() >= LARGE) showTextSize('x14');
}
