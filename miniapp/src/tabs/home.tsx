import './home.css';
import { AgentWorkbench, DispatcherWorkbench } from '../errands/errands.card';
import { MyGroups, useChat } from '../groups/groups.card';
import { Watermark } from '../kernel/carried/watermark';
import { usePost } from '../kernel/session';
import { Page } from '../kernel/ui/page';
import { Citizen } from './citizen';
import { Hero } from './hero';
import { PostHead } from './post-head';
import { PageTabs } from './tab-bar';
import { TicketsEntry } from './tickets-entry';

/** The first tab: the home of a citizen, or the work of the post one acts in. */
export default function HomePage() {
  const post = usePost();
  const chat = useChat();
  const tabs = (
    <>
      <Watermark />
      <PageTabs at="tabs/home" />
    </>
  );
  if (post?.role === 'agent' || post?.role === 'dispatcher') {
    return (
      <Page title="工作台" tab top={<PostHead post={post} />} over={tabs} key={post.id}>
        {post.role === 'agent' ? <AgentWorkbench /> : <DispatcherWorkbench />}
      </Page>
    );
  }
  if (post?.role === 'clerk') {
    return (
      <Page title="工作台" tab top={<PostHead post={post} />} over={tabs} key={post.id}>
        <TicketsEntry />
        {chat.open ? <MyGroups /> : null}
      </Page>
    );
  }
  return (
    <Page title="首页" tab top={<Hero />} over={tabs}>
      <Citizen />
    </Page>
  );
}
