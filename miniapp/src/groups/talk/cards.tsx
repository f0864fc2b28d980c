import { Text, View } from '@tarojs/components';
import { type Entry, type MatterCard, type Week, weekWords } from 'shared-types/groups';
import { byWords, momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { usePost } from '../../kernel/session';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { WeekNumbers } from '../about/week-numbers';
import { Marks } from './marks';

/** A notice every firm has to read: what it says, how many have, and the button for mine. */
export function NoticeCard({ entry, onRead }: { entry: Entry; onRead: () => void }) {
  const { content, read, speaker, at } = entry;
  return (
    <View className="nt">
      <View className="row between wrap">
        <View className="row b c-blue7">
          <Icon name="megaphone-simple-fill" className="mr6" />
          <Text>通知</Text>
        </View>
        <Text className="t-cap c-3">{`${speaker?.name ?? ''} ${momentWords(at, now())}`}</Text>
      </View>
      <View className="t-body b mt6">{content?.title ?? ''}</View>
      {content?.text ? <View className="t-body mt4 nt-w">{content.text}</View> : null}
      {content?.until ? <View className="t-cap c-3 mt4">{`${byWords(content.until, now())}有效`}</View> : null}
      {read ? <ReadBy read={read} title={content?.title ?? '通知'} onRead={onRead} /> : null}
    </View>
  );
}

interface ReadByProps {
  read: NonNullable<Entry['read']>;
  title: string;
  onRead: () => void;
}
/** Firms say that they have read it; whoever serves the group counts them. */
function ReadBy({ read, title, onRead }: ReadByProps) {
  const firm = usePost() === null;
  return (
    <View className="row between row-wrap mt8">
      <Text className="t-sub c-2 num">{`${read.firms} / ${read.of} 家已读`}</Text>
      {read.mine ? <Text className="t-sub c-3">您已读过</Text> : null}
      {firm && !read.mine ? (
        <Tap className="btn btn-s btn-soft none" label={`知道了,${title}`} onTap={onRead}>
          <Text>知道了</Text>
        </Tap>
      ) : null}
    </View>
  );
}

/** The county's word on a question; a new version takes the place of the one before. */
export function AnswerCard({ group, entry }: { group: string; entry: Entry }) {
  const { content, state } = entry;
  return (
    <View className="of">
      <View className="of-h">
        <Icon name="seal-check-fill" className="mr6" />
        <Text className="grow">官方答复</Text>
        {content?.edition && content.edition > 1 ? <Text className="t-cap">{`第 ${content.edition} 次更新`}</Text> : null}
      </View>
      <View className="of-b">{content?.text ?? ''}</View>
      {state === 'shown' ? <Marks group={group} entry={entry} /> : null}
    </View>
  );
}

/** How the week before went, as the group tells it on Mondays; every week stands on its page. */
export function WeekCard({ group, week }: { group: string; week: Week }) {
  return (
    <Tap className="wk" label={`上周小结,${weekWords(week.monday)}`} onTap={() => void goTo('groups/about/weeks', { id: group })}>
      <View className="row between wrap">
        <View className="row b c-blue7">
          <Icon name="list-checks-fill" className="mr6" />
          <Text>上周小结</Text>
        </View>
        <Text className="t-cap c-3">{weekWords(week.monday)}</Text>
      </View>
      <WeekNumbers week={week} />
    </Tap>
  );
}

/** The matter a message became, as it stands now. Staff may open every one; over the line nobody is told that it is his. */
export function MatterUnder({ matter }: { matter: MatterCard }) {
  const { ticketId, number, words } = matter;
  const mine = usePost() !== null || matter.mine;
  return (
    <Tap
      className={`mk ${mine ? '' : 'mk-o'}`}
      off={!mine}
      label={`诉求 ${number},${words}`}
      onTap={() => void goTo('tickets/show', { id: ticketId })}
    >
      <View className="row between">
        <View className="row t-cap c-3">
          <Icon name="clipboard-text" size="s" className="mr4" />
          <Text className="num">{`诉求 ${number}`}</Text>
        </View>
        {mine ? <Icon name="caret-right" size="s" className="c-3" /> : null}
      </View>
      <View className="t-sub mt4">{words}</View>
    </Tap>
  );
}
