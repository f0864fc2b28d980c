import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { Door } from 'shared-types/groups';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { Doorstep } from './doorstep';

/** A group as one finds it who is not in it yet: what it is, and whether one's firms may come in. */
export default function DoorPage() {
  const { id = '' } = useRouter().params;
  const [name, tell] = useState<string | null>(null);
  useShareAppMessage(() => ({ title: name ? `请您进「${name}」` : '服务零距离 · 交流群', path: `doors/door?id=${id}` }));
  return (
    <Page title={name ?? '进群'}>
      <SignedInOnly why="登录以后,才知道您能不能进这个群">
        <AtDoor id={id} onName={tell} />
      </SignedInOnly>
    </Page>
  );
}

/** Whoever sends the page on sends it under the name of the group. */
function AtDoor({ id, onName }: { id: string; onName: (name: string) => void }) {
  const door = useRead(['group', 'door', id], () => own.doors.show({ id }), { live: true });
  const name = door.data?.name;
  useEffect(() => {
    if (name) onName(name);
  }, [name, onName]);
  if (isCode(door.error, 'CHAT_OFF'))
    return <Empty icon="chats-circle-duotone" title="这里的交流群还没有开放" note="有事请打 12345,或者找人帮办" />;
  if (isCode(door.error, 'NOT_FOUND'))
    return <Empty icon="chats-circle-duotone" title="没有找到这个群" note="可能停用了,或者不是这个县的。请给您码的人再发一次" />;
  return <Loaded of={door}>{(group) => <Group door={group} />}</Loaded>;
}

function Group({ door: { id, name, about, lead, firms, mine, inside } }: { door: Door }) {
  return (
    <>
      <Card>
        <View className="t-2">{name}</View>
        {about ? <View className="t-sub c-2 mt4">{about}</View> : null}
        <View className="mt8">
          {lead ? <FactRow name="牵头部门" value={lead} /> : null}
          <FactRow name="在群里的" value={firms > 0 ? `${firms} 家单位` : '还没有单位'} />
        </View>
        {inside ? (
          <Button kind="primary" block className="mt12" onTap={() => void goTo('groups/talk/talk', { id })}>
            进群看看
          </Button>
        ) : null}
      </Card>
      {mine.length > 0 ? <Section title="您的单位" /> : null}
      {mine.map((step) => (
        <Doorstep key={step.firmId} group={id} step={step} />
      ))}
      {mine.length === 0 && !inside ? <NoFirm /> : null}
    </>
  );
}

/** One comes into a group for a firm, or in a post that serves it. */
function NoFirm() {
  if (usePost()) return <Empty icon="users-three-duotone" title="您现在用的是岗位" note="换成「我自己」再看;工作人员由管理员加进群" />;
  return (
    <Empty
      icon="storefront-duotone"
      title="先登记您的单位"
      note="进群要看是哪家单位。还没办执照的小店也能登记"
      action="登记我的单位"
      onAction={() => void goTo('firms/mine')}
    />
  );
}
