import { Text, View } from '@tarojs/components';
import type { Content, Entry } from 'shared-types/groups';
import { Paper, Photo, Typed, Voice } from '../../kernel/carried/attached';
import { PlaceBubble } from '../../kernel/carried/place-bubble';
import { goTo } from '../../kernel/platform';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { AnswerCard, MatterUnder, NoticeCard, WeekCard } from './cards';
import { quotePressed, readNotice } from './line.acts';
import { judgedWords } from './talk-words';

const openCard = (path: string) => {
  const [page = '', query = ''] = path.split('?');
  const pairs = query.split('&').map((pair) => pair.split('='));
  void goTo(page, Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])));
};

/** The words, or what came in their place. */
export function Inside({ entry: { kind, content } }: { entry: Entry }) {
  if (content?.file) return <Carried kind={kind} content={content} />;
  if (content?.place && kind === 'place') return <PlaceBubble place={content.place} />;
  if (content?.card && kind === 'card') {
    const { card } = content;
    return (
      <Tap className="mb m-t" label={card.title} onTap={() => openCard(card.path)}>
        <View className="b">{card.title}</View>
        {card.note ? <View className="t-cap c-3">{card.note}</View> : null}
      </Tap>
    );
  }
  return <View className="mb">{content?.text ?? ''}</View>;
}

function Carried({ kind, content: { file, transcript } }: { kind: Entry['kind']; content: Content }) {
  if (!file) return null;
  if (kind === 'image') return <Photo file={file} />;
  if (kind !== 'voice') return <Paper file={file} />;
  return (
    <>
      <Voice file={file} />
      {transcript ? <Typed transcript={transcript} /> : null}
    </>
  );
}

interface BubbleProps {
  group: string;
  entry: Entry;
  mine: boolean;
  /** What it answers stands right above it. */
  bare: boolean;
  /** What became of it is told below the next one. */
  joined: boolean;
}
/** What one said, what it answers to, and what became of it. */
export function Bubble({ group, entry, mine, bare, joined }: BubbleProps) {
  const { kind, reply, matter, state } = entry;
  if (kind === 'notice') return <NoticeCard entry={entry} onRead={() => readNotice(group, entry)} />;
  if (entry.content?.week) return <WeekCard group={group} week={entry.content.week} />;
  return (
    <>
      {reply && !bare ? (
        <Tap className="mq" label={`看原话,${reply.name}:${reply.text}`} onTap={() => quotePressed(group, entry)}>
          <Icon name="arrow-bend-up-left" size="s" className="mr4" />
          <Text>{`${reply.name}:${reply.text}`}</Text>
        </Tap>
      ) : null}
      {kind === 'answer' ? <AnswerCard group={group} entry={entry} /> : <Inside entry={entry} />}
      {mine && state !== 'shown' ? <Judged entry={entry} /> : null}
      {matter && !joined ? <MatterUnder matter={matter} /> : null}
    </>
  );
}

const Judged = ({ entry }: { entry: Entry }) => (
  <View className="ms">
    <Icon name={entry.state === 'refused' ? 'warning' : 'hourglass-medium'} size="s" className="mr4" />
    <Text>{judgedWords(entry)}</Text>
  </View>
);
