import Taro from '@tarojs/taro';
import { TabBar, type TabItem } from './ui/tab-bar';

const ITEMS: readonly TabItem[] = [
  { id: 'tabs/home', name: '首页', icon: 'house', iconOn: 'house-fill' },
  { id: 'tabs/matters', name: '办事', icon: 'list-checks', iconOn: 'list-checks-fill' },
  { id: 'tabs/me', name: '我的', icon: 'user', iconOn: 'user-fill' },
];

const pick = (id: string) => void Taro.switchTab({ url: `/${id}` });

/** The tab bar: WeChat draws it beside its pages, a browser within them. */
export function Tabs({ at }: { at: string }) {
  return <TabBar items={ITEMS} at={at} onPick={pick} />;
}
