import { QueryClientProvider } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { queries } from '../kernel/query';
import { useTextSize } from '../kernel/session';
import { Tabs } from '../tabs/tab-bar';

const here = () => {
  const pages = Taro.getCurrentPages();
  return pages[pages.length - 1]?.route ?? 'tabs/home';
};

/** WeChat makes one for each tab, outside the tree of the app: it brings its own provider and remembers which tab it was made for. */
export default function CustomTabBar() {
  const [at] = useState(here);
  const size = useTextSize();
  return (
    <QueryClientProvider client={queries}>
      <View className={`app app-bar ${size} ${size === 'x10' ? '' : 'elder'}`}>
        <Tabs at={at} />
      </View>
    </QueryClientProvider>
  );
}

CustomTabBar.options = { addGlobalClass: true };
