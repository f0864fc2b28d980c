import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { GroupRow } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { draftOf, dropDraft } from '../../kernel/draft';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { goBack } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { SHARING, type Sharing } from '../../kernel/share';
import { Card, Section } from '../../kernel/ui/card';
import { Dialog } from '../../kernel/ui/dialog';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { GroupLines } from '../groups.card';

/** Shows an item guide, a service point or one's matter to a group: as a card that leads there. */
export default function SharePage() {
  const [card] = useState(() => draftOf<Sharing>(SHARING)?.value ?? null);
  const groups = useRead(['group', 'list'], () => api.groups.list(), { keep: true });
  const [chosen, choose] = useState<GroupRow | null>(null);
  const send = ({ id, name }: GroupRow) => {
    if (!card) return;
    dropDraft(SHARING);
    void doSay({ groupId: id, groupName: name, clientId: newKey(), card });
    void Taro.redirectTo({ url: `/groups/talk/talk?id=${id}` });
  };
  return (
    <Page
      title="发到群里"
      over={
        <Dialog
          open={chosen !== null}
          title={`发到「${chosen?.name ?? ''}」?`}
          yes="发出去"
          onYes={() => chosen && send(chosen)}
          onNo={() => choose(null)}
        >
          {`群里会看到:${card?.title ?? ''}`}
        </Dialog>
      }
    >
      <SignedInOnly why="登录以后,才能发到群里">
        {card ? (
          <>
            <Card>
              <View className="t-cap c-3">要发的</View>
              <View className="t-body b mt4">{card.title}</View>
            </Card>
            <Section title="发到哪个群" />
            <Loaded of={groups}>{({ groups: all }) => <Choices groups={all} onChoose={choose} />}</Loaded>
          </>
        ) : (
          <Empty icon="chats-circle-duotone" title="还没选要发什么" note="在办事指南、服务点或者您的诉求里,点「发到群里」" />
        )}
      </SignedInOnly>
    </Page>
  );
}

function Choices({ groups, onChoose }: { groups: readonly GroupRow[]; onChoose: (group: GroupRow) => void }) {
  const living = groups.filter(({ archived }) => !archived);
  if (living.length === 0)
    return <Empty icon="chats-circle-duotone" title="您还没有群" note="登记了单位,就能进群" action="返回" onAction={() => void goBack()} />;
  return <GroupLines groups={living} onOpen={(id) => living.filter((group) => group.id === id).forEach(onChoose)} />;
}
