import { View } from '@tarojs/components';
import type { Me } from 'shared-types/people';
import { FirmCell } from '../firms/firms.card';
import { useChat } from '../groups/groups.card';
import { signIn } from '../kernel/gate';
import { placeWords, useHere } from '../kernel/here';
import { goTo } from '../kernel/platform';
import { useMe, usePost } from '../kernel/session';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';
import { Count } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { useUnread } from '../notices/notices.card';
import { DeskCells, PostPick, SignOut, Who } from '../people/people.card';
import { Heading } from './heading';
import { PageTabs } from './tab-bar';
import { TextSizes } from './text-sizes';

export default function MePage() {
  const me = useMe();
  return (
    <Page title="我的" tab over={<PageTabs at="tabs/me" />}>
      <Heading words="我的" />
      {me ? <Who me={me} /> : <Stranger />}
      {me?.posts.length ? (
        <>
          <Section title="以谁的身份办事" />
          <PostPick me={me} />
        </>
      ) : null}
      <Section title="字的大小" />
      <TextSizes />
      <Section title="其他" />
      <Others me={me} />
      {me ? <SignOut /> : null}
    </Page>
  );
}

function Stranger() {
  return (
    <Card className="mt12">
      <View className="row row-t">
        <Avatar name="您" size="l" />
        <View className="grow ml12">
          <View className="t-2">您还没有登录</View>
          <View className="t-sub c-2 mt4">登录后能看自己办的事</View>
        </View>
      </View>
      <Button kind="citizen" block className="mt16" onTap={signIn}>
        登录
      </Button>
    </Card>
  );
}

/** A citizen says for which firm they act to get into its groups; where nobody talks there is nothing to say it for. */
function Firms() {
  const { open } = useChat();
  const citizen = usePost() === null;
  return citizen && !open ? null : <FirmCell />;
}

function Others({ me }: { me: Me | null }) {
  const here = useHere();
  const unread = useUnread();
  const keeps = usePost()?.role === 'administrator';
  return (
    <Cells>
      {me ? (
        <Cell
          lead={<Tile name="bell" />}
          title="消息"
          value={<Count n={unread} />}
          label={unread ? `消息,${unread} 条未读` : '消息'}
          onTap={() => void goTo('notices/inbox')}
        />
      ) : null}
      {me ? <Cell lead={<Tile name="moon" />} title="提醒设置" onTap={() => void goTo('notices/settings')} /> : null}
      <Cell
        lead={<Tile name="map-pin" />}
        title="我在哪儿"
        note={here ? placeWords(here) : '还没选'}
        onTap={() => void goTo('directory/place')}
      />
      <Firms />
      {me ? <DeskCells /> : null}
      {keeps ? <KeeperCells /> : null}
      {me ? <Cell lead={<Tile name="device-mobile" />} title="登录过的设备" onTap={() => void goTo('people/sessions')} /> : null}
      {me ? <Cell lead={<Tile name="shield-check-duotone" />} title="隐私与数据" onTap={() => void goTo('people/privacy')} /> : null}
    </Cells>
  );
}

/** What an administrator keeps for the whole county. */
function KeeperCells() {
  const { open } = useChat();
  return (
    <>
      <Cell lead={<Tile name="clipboard-text-duotone" />} title="管事项清单" onTap={() => void goTo('catalogue/manage')} />
      {open ? <Cell lead={<Tile name="chats-circle-duotone" />} title="管交流群" onTap={() => void goTo('groups/found/list')} /> : null}
      {open ? (
        <Cell lead={<Tile name="shield-check-duotone" />} title="交流群监督" onTap={() => void goTo('groups/order/oversee')} />
      ) : null}
      <Cell lead={<Tile name="gear" />} title="运行情况" onTap={() => void goTo('people/engine')} />
    </>
  );
}
