import Taro from '@tarojs/taro';
import { useChat } from '../groups/groups.card';
import { isWeapp } from '../kernel/platform';
import { usePost } from '../kernel/session';
import { TabBar } from '../kernel/ui/tab-bar';
import { useUnread } from '../notices/notices.card';

const pick = (id: string) => void Taro.switchTab({ url: `/${id}` });

/** One tab bar for both builds; staff find their work where a citizen finds the home page. */
export function Tabs({ at }: { at: string }) {
  const working = usePost() !== null;
  const unread = useUnread();
  const chat = useChat();
  return (
    <TabBar
      at={at}
      onPick={pick}
      items={[
        working
          ? { id: 'tabs/home', name: '工作台', icon: 'briefcase', iconOn: 'briefcase-fill' }
          : { id: 'tabs/home', name: '首页', icon: 'house', iconOn: 'house-fill' },
        ...(chat.mine
          ? [{ id: 'tabs/groups', name: '交流群', icon: 'chats-circle', iconOn: 'chats-circle-fill', count: chat.unread } as const]
          : []),
        { id: 'tabs/matters', name: '办事', icon: 'list-checks', iconOn: 'list-checks-fill' },
        { id: 'tabs/me', name: '我的', icon: 'user', iconOn: 'user-fill', count: unread },
      ]}
    />
  );
}

/** WeChat draws the bar beside its pages; in a browser each tab draws it. */
export const PageTabs = ({ at }: { at: string }) => (isWeapp ? null : <Tabs at={at} />);
