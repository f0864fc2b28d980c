import { SUBPACKAGES, TAB_PAGES } from './kernel/pages';

export default defineAppConfig({
  pages: TAB_PAGES,
  subPackages: SUBPACKAGES,
  // In the browser a page slides in, and the one below is hidden when it has: whoever goes back sooner stands before nothing.
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['chooseLocation'],
  permission: { 'scope.userLocation': { desc: '您要发位置时,在地图上选一个地方' } },
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#F4F6F9',
    navigationBarBackgroundColor: '#F4F6F9',
    navigationBarTitleText: '服务零距离',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    custom: true,
    color: '#626C7B',
    selectedColor: '#1D5FC4',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'tabs/home', text: '首页' },
      { pagePath: 'tabs/groups', text: '交流群' },
      { pagePath: 'tabs/matters', text: '办事' },
      { pagePath: 'tabs/me', text: '我的' },
    ],
  },
});
