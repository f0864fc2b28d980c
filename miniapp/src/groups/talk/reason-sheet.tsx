import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Entry } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextArea } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';
import { own } from '../api';

export type Reasoned = 'report' | 'appeal' | 'hide' | 'mute';
interface Asking {
  title: string;
  label: string;
  hint: string;
  yes: string;
  done: string;
  quick: readonly string[];
}
const ASKING: Record<Reasoned, Asking> = {
  report: {
    title: '举报这条消息',
    label: '哪里不对',
    hint: '群主会看,不会告诉对方是谁举报的',
    yes: '举报',
    done: '收到了,群主会看',
    quick: ['打广告', '骂人', '骗人的', '和群没关系'],
  },
  appeal: {
    title: '申诉',
    label: '想说明的',
    hint: '会有工作人员看,看过就告诉您',
    yes: '请人看看',
    done: '收到了,会有人看',
    quick: ['说的是正事', '词被误判了'],
  },
  hide: {
    title: '收起这条消息',
    label: '为什么收起',
    hint: '说话的人会看到原因;监督的人仍看得到原话',
    yes: '收起',
    done: '收起了',
    quick: ['打广告', '骂人', '有别人的隐私'],
  },
  mute: {
    title: '让他先别说话',
    label: '为什么',
    hint: '对方会看到原因和到什么时候为止,可以申诉',
    yes: '就这样',
    done: '好了',
    quick: ['反复打广告', '骂人不听劝'],
  },
};
const HOUR = 3_600_000;
const SPANS = [
  { value: '1', name: '1 小时' },
  { value: '24', name: '1 天' },
  { value: '168', name: '7 天' },
] as const;
type Span = (typeof SPANS)[number]['value'];

interface Wanted {
  why: string;
  span: Span;
}
const call = (group: string, act: Reasoned, { seq, speaker }: Entry, { why, span }: Wanted, once: string) => {
  const line = { id: group, seq, why };
  if (act === 'report') return own.order.report(line, once);
  if (act === 'appeal') return own.order.appeal(line, once);
  if (act === 'hide') return own.order.hide({ ...line, hidden: true }, once);
  const until = new Date(now() + Number(span) * HOUR).toISOString();
  return own.order.mute({ id: group, personId: speaker?.id ?? '', until, why }, once);
};

interface ReasonSheetProps {
  group: string;
  act: Reasoned;
  entry: Entry;
  onClose: () => void;
}

/** Asks why before something that somebody else will feel. */
export function ReasonSheet({ group, act, entry, onClose }: ReasonSheetProps) {
  const { title, label, hint, yes, done, quick } = ASKING[act];
  const [why, write] = useState('');
  const [span, pick] = useState<Span>('24');
  const doing = useAct((wanted: Wanted, once) => call(group, act, entry, wanted, once), {
    touches: ['group'],
    onDone: () => {
      say(done);
      onClose();
    },
  });
  return (
    <Sheet title={title} open onClose={onClose}>
      {act === 'mute' ? (
        <View className="mb12">
          <Chips label="多久" choices={SPANS} value={span} onPick={pick} />
        </View>
      ) : null}
      <Field label={label} hint={hint}>
        <Chips
          label="常见的"
          choices={quick.map((each) => ({ value: each, name: each }))}
          value={quick.includes(why) ? why : null}
          onPick={write}
        />
        <View className="mt8" />
        <TextArea label={label} value={why} max={100} placeholder="点上面的,或者自己写" onInput={write} />
      </Field>
      <Button
        kind="primary"
        block
        className="mt16"
        lacks={why.trim() ? null : '先说为什么'}
        busy={doing.busy}
        onTap={() => void doing.run({ why: why.trim(), span })}
      >
        {yes}
      </Button>
    </Sheet>
  );
}

/** Takes my own words back. */
export const useRecall = (group: string, onDone: (seq: number) => void) =>
  useAct((seq: number, once) => api.messages.recall({ id: group, seq }, once).then(() => seq), { onDone });
