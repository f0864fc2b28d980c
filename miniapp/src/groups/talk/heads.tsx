import { Text, View } from '@tarojs/components';
import type { Entry, GroupCard } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { useElder } from '../../kernel/ui/theme';
import { cutWords, plainWords } from './talk-words';

interface HeadsProps {
  card: GroupCard;
  onGo: (seq: number) => void;
}
/** Who is there to answer, and the county's word that still stands: below each other, and in large letters side by side, since the talk itself needs the room. */
export function Heads({ card, onGo }: HeadsProps) {
  const { pinned } = card;
  const beside = useElder() && pinned !== null;
  return (
    <View className={beside ? 'heads' : 'none'}>
      <DutyStrip card={card} short={beside} />
      {pinned ? <Pinned entry={pinned} onGo={() => onGo(pinned.seq)} /> : null}
    </View>
  );
}

/** The way to everything about the group. */
function DutyStrip({ card, short }: { card: GroupCard; short: boolean }) {
  const elder = useElder();
  const words = short ? '谁在值班' : '谁在值班、群资料';
  return (
    <Tap className="duty" label={`${card.duty},看群资料`} onTap={() => void goTo('groups/about/card', { id: card.id })}>
      <Icon name="headset-fill" className="c-blue mr8" />
      <Text className="grow duty-w">{elder ? words : card.duty}</Text>
      {short ? null : <Icon name="dots-three" className="ml8" />}
    </Tap>
  );
}

/** Of a private thread: who reads it, and the words it began with. */
export function Origin({ from: { groupId, group, seq, words } }: { from: NonNullable<GroupCard['thread']> }) {
  const about = words ? `从「${group}」里这句说起:${cutWords(words, 24)}` : `从「${group}」里的一句话说起`;
  return (
    <Tap
      className="pin"
      label={`只有本人和牵头部门看得到。${about}`}
      onTap={() => void goTo('groups/talk/talk', { id: groupId, seq: String(seq) })}
    >
      <Icon name="lock-key" size="s" className="c-blue mr8" />
      <View className="pin-w grow">
        <View>只有本人和牵头部门看得到</View>
        {useElder() ? null : <View className="t-cap c-2">{about}</View>}
      </View>
      <Icon name="caret-right" size="s" className="ml8" />
    </Tap>
  );
}

function Pinned({ entry, onGo }: { entry: Entry; onGo: () => void }) {
  const words = useElder() ? '置顶答复' : cutWords(plainWords(entry), 36);
  return (
    <Tap className="pin" label={`置顶:${plainWords(entry)}`} onTap={onGo}>
      <Icon name="push-pin-fill" size="s" className="c-blue mr8" />
      <Text className="pin-w grow">{words}</Text>
    </Tap>
  );
}

/** Why one cannot write here now; null where one can. */
export function silentWords({ archived, staffOnly, mutedUntil, mutedWhy, serves }: GroupCard): string | null {
  if (archived) return '这个群已经停用,以前的话还能看';
  if (mutedUntil && Date.parse(mutedUntil) > now())
    return `您暂时不能说话,到${momentWords(mutedUntil, now())} 为止:${mutedWhy ?? ''}。有急事请打电话`;
  if (staffOnly && !serves) return '群主暂时只让工作人员说话,您的问题可以直接提诉求';
  return null;
}

interface PillsProps {
  above: number;
  /** New lines below; null: one stands at the end. */
  below: number | null;
  /** New ones folded away under a notice. */
  replies: number;
  onAbove: () => void;
  onBelow: () => void;
  onReplies: () => void;
}
/** What lies out of sight: the first that was not read above, what is new below. */
export function Pills({ above, below, replies, onAbove, onBelow, onReplies }: PillsProps) {
  const hidden = replies > 0 && !below;
  return (
    <>
      {above > 0 ? (
        <Tap className="pill pill-t" onTap={onAbove}>
          <Icon name="arrow-up" size="s" className="mr4" />
          <Text>{`${above} 条没看,从头看`}</Text>
        </Tap>
      ) : null}
      {hidden ? (
        <Tap className="pill pill-b" onTap={onReplies}>
          <Icon name="arrow-up" size="s" className="mr4" />
          <Text>{`${replies} 条新回复`}</Text>
        </Tap>
      ) : null}
      {below !== null && !hidden ? (
        <Tap className="pill pill-b" onTap={onBelow}>
          <Icon name="arrow-down" size="s" className="mr4" />
          <Text>{below > 0 ? `${below} 条新消息` : '回到最新'}</Text>
        </Tap>
      ) : null}
    </>
  );
}
