import { View } from '@tarojs/components';
import { useMemo } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { now } from '../../kernel/clock';
import { isSaid, useOutbox } from '../../kernel/outbox';
import { goTo } from '../../kernel/platform';
import { wordsOf } from '../../kernel/refusal';
import { useMe } from '../../kernel/session';
import { TextButton } from '../../kernel/ui/button';
import { Empty, Failed } from '../../kernel/ui/empty';
import { Skeleton } from '../../kernel/ui/skeleton';
import { BeforeSending } from '../brush/before-sending';
import { PlaceSheet } from '../place/place-sheet';
import { usePlace } from '../place/use-place';
import { TranscriptSheet } from '../voice/transcript-sheet';
import { useVoice } from '../voice/use-voice';
import { useWording } from '../voice/use-wording';
import { VoicePanel } from '../voice/voice-panel';
import { Composer } from './composer';
import { HandOver } from './hand-over';
import { Heads, Origin, Pills } from './heads';
import { hasSaid } from './log';
import { LogView } from './log-view';
import { Menu } from './menu';
import { moreFor } from './more-list';
import { PickingBar } from './picking-bar';
import { ReasonSheet } from './reason-sheet';
import { rowsOf } from './rows';
import { SpeaksFor } from './speaks-for';
import type { Talk } from './talk.model';
import { Unsent } from './unsent';
import { useLineActs } from './use-line-acts';
import { useOwnReply } from './use-own-reply';
import { useSendingFiles } from './use-sending-files';
import { useSight } from './use-sight';
import { useSilent } from './use-silent';
import { useReading, useTalk } from './use-talk';
import { useThreads } from './use-threads';

interface ConversationProps {
  id: string;
  card: GroupCard | undefined;
  /** The line one came for. */
  start: number | null;
}

/** Lines at the end that are on the screen of whoever stands there. */
const IN_SIGHT = 2;

const waitingIn = (id: string, talk: Talk, acts: ReturnType<typeof useOutbox>) =>
  acts.filter((act) => isSaid(act) && act.subject === `group/${id}` && !hasSaid(talk.log, String(act.args.clientId)));

/** The talk of a group: duty, what stands on top, the log, where one writes. */
export function Conversation({ id, card, start }: ConversationProps) {
  const talk = useTalk(id);
  const me = useMe()?.id ?? null;
  const { opened, reach } = useReading(id, card);
  const acts = useOutbox();
  const waiting = waitingIn(id, talk, acts);
  const read = opened?.read ?? Number.MAX_SAFE_INTEGER;
  const rows = useMemo(() => rowsOf(talk.log.rows, me, read), [talk.log.rows, me, read]);
  const { threads, reveal, turn, earlier, freshIn } = useThreads(talk, read);
  const sight = useSight({ id, talk, rows, waiting: waiting.length, opened, start, reach, reveal });
  const hidden = freshIn(rows.slice(0, -IN_SIGHT));
  useOwnReply(waiting, rows, sight.go);
  const wording = useWording(talk);
  const line = useLineActs(id, talk, { go: sight.go, put: wording.start, replies: turn, earlier });
  const { picking } = line;
  return (
    <>
      {/* Places of their own: what comes or goes between siblings makes Taro send all of them again. */}
      <View className="none">{card ? <Heads card={card} onGo={(seq) => void sight.go(seq)} /> : null}</View>
      <View className="none">{card?.serves ? <HandOver id={id} /> : null}</View>
      <View className="none">{card?.thread ? <Origin from={card.thread} /> : null}</View>
      <View className="log-b">
        {rows.length + waiting.length > 0 ? (
          <LogView
            group={id}
            rows={rows}
            start={talk.log.start}
            jumped={talk.log.jumped}
            part={sight.part}
            scroll={sight.scroll}
            picked={picking.picked}
            threads={threads}
            onOlder={sight.onOlder}
            onLower={sight.onLower}
            onEnd={sight.onEnd}
          >
            <Unsent acts={waiting} />
          </LogView>
        ) : (
          <Nothing talk={talk} alone={card?.axis === 'private'} />
        )}
        <View>
          <Pills
            above={sight.above}
            below={sight.below}
            replies={hidden.length}
            onAbove={sight.toFirst}
            onBelow={() => void sight.toNewest()}
            onReplies={() => void sight.go(hidden[0]?.entry.seq ?? 0)}
          />
        </View>
      </View>
      <View className="none">
        {picking.picked ? (
          <PickingBar count={picking.picked.length} onRaise={line.raise} onEnd={picking.end} />
        ) : (
          <Foot id={id} card={card} line={line} onSent={() => void sight.toNewest()} />
        )}
      </View>
      <View className="none">
        <Menu entry={line.menu} me={me} card={card} onAct={line.act} onClose={line.closeMenu} />
        {wording.sheet ? <TranscriptSheet key={wording.sheet.entry.seq} group={id} {...wording.sheet} /> : null}
        {line.reason ? <ReasonSheet group={id} {...line.reason} onClose={line.closeReason} /> : null}
      </View>
    </>
  );
}

function Nothing({ talk, alone }: { talk: Talk; alone: boolean }) {
  if (talk.problem) return <Failed words={wordsOf(talk.problem)} onRetry={() => void talk.open()} />;
  if (!talk.log.start)
    return (
      <View className="body">
        <Skeleton rows={3} />
      </View>
    );
  if (alone) return <Empty icon="lock-key-duotone" title="在这里单独说" note="说的、发的材料,只有本人和牵头部门看得到,群里别人看不到" />;
  return <Empty icon="chats-circle-duotone" title="还没有人说话" note="有什么难处、想问的,直接说,值班的人会回您" />;
}

/** Why one cannot write; who was told to be quiet may ask for another look. */
const Silent = ({ id, words, muted }: { id: string; words: string; muted: boolean }) => (
  <View className="say say-no">
    <View>{words}</View>
    {muted ? <TextButton onTap={() => void goTo('groups/order/fate', { id })}>觉得不对?可以申诉</TextButton> : null}
  </View>
);

const isMuted = (card: GroupCard | undefined) => Boolean(card?.mutedUntil && Date.parse(card.mutedUntil) > now());

interface FootProps {
  id: string;
  card: GroupCard | undefined;
  line: ReturnType<typeof useLineActs>;
  onSent: () => void;
}
function Foot({ id, card, line, onSent }: FootProps) {
  const name = card?.name ?? '群';
  const files = useSendingFiles(id, name, onSent);
  const voice = useVoice(id, name, onSent);
  const place = usePlace(id, name, onSent);
  const silent = useSilent(card);
  if (silent) return <Silent id={id} words={silent} muted={isMuted(card)} />;
  if (voice.state.step !== 'off') return <VoicePanel voice={voice} />;
  const more = moreFor(id, card ?? {}, { ...files, place: place.choose }, () => line.picking.start([]));
  return (
    <>
      <SpeaksFor id={id} of={card?.speaksFor ?? null} />
      <Composer group={id} name={name} reply={line.reply} onReply={line.setReply} more={more} onSent={onSent} onVoice={voice.start} />
      <PlaceSheet place={place} />
      {files.chosen.length ? <BeforeSending photos={files.chosen} onSend={files.sendAll} onClose={files.giveUp} /> : null}
    </>
  );
}
