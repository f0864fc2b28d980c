import { Text, Textarea, View } from '@tarojs/components';
import { memo, type ReactNode, useRef, useState } from 'react';
import { type Entry, TEXT_MOST } from 'shared-types/groups';
import { useDraft } from '../../kernel/draft';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { Icon, type IconName } from '../../kernel/ui/icon';
import { Sheet } from '../../kernel/ui/sheet';
import { Tap } from '../../kernel/ui/tap';
import { AtSheet, type SpokenTo } from './at-sheet';
import { cutWords, plainWords } from './talk-words';
import { useEnter } from './use-enter';

export interface More {
  name: string;
  note: string;
  icon: IconName;
  onTap: () => void;
}
interface ComposerProps {
  group: string;
  name: string;
  reply: Entry | null;
  onReply: (entry: Entry | null) => void;
  /** What else one may do here besides saying something. */
  more: readonly More[];
  onSent: () => void;
  /** Says it instead of writing it. */
  onVoice: () => void;
}
interface Typed {
  text: string;
  at: SpokenTo[];
}
const EMPTY: Typed = { text: '', at: [] };
const named = process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': '说两句' } } : {};

/** Says what was typed: those spoken to only as far as their names still stand in it. */
const send = ({ group, name, reply }: ComposerProps, { text, at }: Typed) => {
  const spoken = at.filter((one) => text.includes(`@${one.name}`)).map(({ name: _, ...who }) => who);
  void doSay({
    groupId: group,
    groupName: name,
    clientId: newKey(),
    text: text.trim(),
    ...(reply && { reply: reply.seq }),
    ...(spoken.length && { at: spoken }),
  });
};

interface WordsProps {
  text: string;
  on: { current: { typed: (value: string) => void } };
}
/** Drawn again only for other words: each time it is, Taro sends them to the screen, with every message somebody else writes. */
const Words = memo(({ text, on }: WordsProps) => (
  <Textarea
    className="say-t"
    autoHeight
    ariaLabel="说两句"
    {...named}
    value={text}
    maxlength={TEXT_MOST}
    cursorSpacing={24}
    showConfirmBar={false}
    disableDefaultPadding
    placeholder="说两句"
    placeholderClass="input-ph"
    onInput={({ detail }) => on.current.typed(detail.value)}
  />
));

/** Where one writes. What was typed outlives a killed app, for each group. */
export function Composer(props: ComposerProps) {
  const { group, reply, onReply, more, onSent, onVoice } = props;
  const draft = useDraft<Typed>(`talk/${group}`, EMPTY);
  const [sheet, open] = useState<'more' | 'at' | null>(null);
  const { text } = draft.value;
  const ready = text.trim().length > 0;
  const say = () => {
    if (!ready) return;
    send(props, draft.value);
    draft.change(EMPTY);
    draft.clear();
    onReply(null);
    onSent();
  };
  const typed = (value: string) => {
    draft.change({ text: value });
    if (value.endsWith('@') && value.length > text.length) open('at');
  };
  const spokenTo = (who: SpokenTo) => {
    draft.change({ text: `${text.replace(/@$/, '')}@${who.name} `, at: [...draft.value.at, who] });
    open(null);
  };
  const on = useRef({ typed });
  on.current = { typed };
  useEnter('.say-t', say);
  return (
    <View className="say">
      {reply ? <Replying entry={reply} onEnd={() => onReply(null)} /> : null}
      <View className="row say-r">
        <Tap className="say-i say-m" label="说一段语音" onTap={onVoice}>
          <Icon name="microphone" size="l" />
        </Tap>
        <View className="say-f">
          <Words text={text} on={on} />
        </View>
        {ready ? (
          <Tap className="say-go" label="发送" onTap={say}>
            <Icon name="paper-plane-right-fill" size="m" />
          </Tap>
        ) : (
          <Tap className="say-i" label="更多" onTap={() => open('more')}>
            <Icon name="plus-circle" size="l" />
          </Tap>
        )}
      </View>
      <MoreSheet open={sheet === 'more'} more={more} onAt={() => open('at')} onClose={() => open(null)} />
      <AtSheet group={group} open={sheet === 'at'} onPick={spokenTo} onClose={() => open(null)} />
    </View>
  );
}

const Replying = ({ entry, onEnd }: { entry: Entry; onEnd: () => void }) => (
  <View className="row say-q">
    <Text className="grow">{cutWords(`回复 ${entry.speaker?.name ?? ''}:${plainWords(entry)}`, 30)}</Text>
    <Tap className="sheet-x say-x" label="不回复这条了" onTap={onEnd}>
      <Icon name="x" size="s" />
    </Tap>
  </View>
);

interface MoreSheetProps {
  open: boolean;
  more: readonly More[];
  onAt: () => void;
  onClose: () => void;
}
function MoreSheet({ open, more, onAt, onClose }: MoreSheetProps): ReactNode {
  const all: readonly More[] = [{ name: '叫人来看', note: '一个部门,或者一个人,他会收到提醒', icon: 'at', onTap: onAt }, ...more];
  return (
    <Sheet title="还可以" open={open} onClose={onClose}>
      {all.map(({ name, note, icon, onTap }) => (
        <Tap
          className="cell"
          hover="cell-hover"
          key={name}
          label={`${name},${note}`}
          onTap={() => {
            onClose();
            onTap();
          }}
        >
          <Icon name={icon} size="m" className="mr12 c-blue" />
          <View className="grow">
            <View className="cell-t">{name}</View>
            <View className="cell-d">{note}</View>
          </View>
        </Tap>
      ))}
    </Sheet>
  );
}
