import './talk.css';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { Watermark } from '../../kernel/carried/watermark';
import { SignedInOnly } from '../../kernel/gate';
import { isWeapp } from '../../kernel/platform';
import { isCode } from '../../kernel/refusal';
import { useSeen } from '../../kernel/seen';
import { useWho } from '../../kernel/session';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { MyGroups, NotOpen } from '../groups.card';
import { useCard } from '../use-card';
import { Conversation } from './conversation';

const change = (id: string) => void Taro.redirectTo({ url: `/groups/talk/talk?id=${id}` });

/** What stands here where there is no talk to be read. */
const WITHOUT = [
  {
    code: 'NOT_FOUND',
    words: <Empty icon="chats-circle-duotone" title="您已经不在这个群里" note="单位有变动,或者不再代表这家单位,群里的话就看不到了" />,
  },
  { code: 'CHAT_OFF', words: <NotOpen /> },
] as const;

/** One group; at a desk the list stands beside it. */
export default function TalkPage() {
  const { id = '', seq } = useRouter().params;
  // Who came for one line came because of something they were told.
  useSeen(seq ? `group/${id}` : null);
  const who = useWho();
  const card = useCard(id);
  const talk = (
    <SignedInOnly why="登录以后,才能看群里的话">
      {WITHOUT.find(({ code }) => isCode(card.error, code))?.words ?? (
        <Conversation key={`${who}/${id}`} id={id} card={card.data} start={seq ? Number(seq) : null} />
      )}
    </SignedInOnly>
  );
  return (
    <Page title={card.data?.name ?? '交流群'} fill over={<Watermark />}>
      {isWeapp ? talk : <Desk at={id}>{talk}</Desk>}
    </Page>
  );
}

/** On a phone there is one thing at a time, and no box around it: where a line stands crosses with it, box by box. */
const Desk = ({ at, children }: { at: string; children: ReactNode }) => (
  <View className="duo">
    <View className="duo-l">
      <MyGroups at={at} onOpen={change} />
    </View>
    <View className="duo-r">{children}</View>
  </View>
);
