import './kernel/older-phones';
import './kernel/spoken';
import './kernel/ui/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { greet } from './kernel/greet';
import { followLargeType } from './kernel/large-type';
import { keepSending } from './kernel/outbox';
import { watchPrivacy } from './kernel/privacy';
import { queries, watchPlatform } from './kernel/query';
import { keepLive } from './kernel/socket';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPlatform();
    watchPrivacy();
    greet();
    followLargeType();
    keepLive();
    keepSending();
  });
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
