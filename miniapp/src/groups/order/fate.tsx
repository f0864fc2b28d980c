import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Fate } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { goTo, say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { useSeen } from '../../kernel/seen';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { TextField } from '../../kernel/ui/field';
import { Tile } from '../../kernel/ui/icon';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';

/** What was decided in a group about my own words, my report, or my speaking: why, and how to ask for another look. */
export default function FatePage() {
  const { id = '', seq } = useRouter().params;
  useSeen(`fate/${id}`);
  const line = seq ? { seq: Number(seq) } : {};
  const fate = useRead(['group', 'fate', id, seq ?? ''], () => own.order.fate({ id, ...line }), { live: true });
  return (
    <Page title="群里的处理">
      <SignedInOnly why="登录以后,才能看">
        <Loaded of={fate}>{(told) => <Told id={id} seq={line.seq ?? null} told={told} />}</Loaded>
        <Cells className="mt12">
          <Cell
            lead={<Tile name="chat-circle-text" />}
            title="回群里看"
            onTap={() => void goTo('groups/talk/talk', { id, ...(seq && { seq }) })}
          />
        </Cells>
      </SignedInOnly>
    </Page>
  );
}

function Told({ id, seq, told: { words, report, mute } }: { id: string; seq: number | null; told: Fate }) {
  if (!words && !report && !mute) return <Empty icon="shield-check-duotone" title="没有要告诉您的" note="您的话大家都看得到" />;
  return (
    <>
      {words && seq !== null ? <Words id={id} seq={seq} words={words} /> : null}
      {report ? <Reported report={report} /> : null}
      {mute ? <Muted id={id} mute={mute} /> : null}
    </>
  );
}

type Decided = NonNullable<Fate['words']>['decided'];
/** Who decided, when, and the reason they gave. */
const Why = ({ decided }: { decided: Decided }) =>
  decided ? (
    <>
      <View className="t-body mt8">{`原因:${decided.why}`}</View>
      <View className="t-cap c-3 mt4">{[decided.by, momentWords(decided.at, now())].filter(Boolean).join(' · ')}</View>
    </>
  ) : null;

const STATE_TITLES: Record<NonNullable<Fate['words']>['state'], string> = {
  shown: '这条话大家看得到',
  pending: '这条话还在审核',
  refused: '这条话没有通过',
  hidden: '这条话被收起了',
  recalled: '这条话您撤回了',
};

function Words({
  id,
  seq,
  words: { state, said, label, decided, appeal, mayAppeal },
}: {
  id: string;
  seq: number;
  words: NonNullable<Fate['words']>;
}) {
  return (
    <>
      <Card>
        <View className="t-2">{STATE_TITLES[state]}</View>
        <View className="t-sub c-2 mt8">{`您说的:${said}`}</View>
        {label ? <View className="t-sub c-2 mt4">{`因为:${label}`}</View> : null}
        <Why decided={decided} />
      </Card>
      {mayAppeal ? <Appeal appeal={appeal} send={(why, once) => own.order.appeal({ id, seq, why }, once)} /> : null}
    </>
  );
}

const Reported = ({ report: { why, upheld, answer } }: { report: NonNullable<Fate['report']> }) => (
  <Card className="mt12">
    <View className="t-2">{upheld === null ? '您的举报,还没有人看到' : upheld ? '您举报的话,确实不妥' : '您举报的话,没有不妥'}</View>
    <View className="t-sub c-2 mt8">{`您说的:${why}`}</View>
    {answer ? <View className="t-body mt8">{`回您:${answer}`}</View> : null}
  </Card>
);

function Muted({ id, mute: { until, why, decided, appeal } }: { id: string; mute: NonNullable<Fate['mute']> }) {
  if (until === null)
    return (
      <Card>
        <View className="t-2">您现在可以说话</View>
        <Why decided={decided} />
      </Card>
    );
  return (
    <>
      <Card>
        <View className="t-2">{`先别在群里说话,到${momentWords(until, now())} 为止`}</View>
        {decided?.act === 'stays' && why ? <View className="t-sub c-2 mt8">{`当时的原因:${why}`}</View> : null}
        <Why decided={decided} />
      </Card>
      <Appeal appeal={appeal} send={(words, once) => own.order.appealMute({ id, why: words }, once)} />
    </>
  );
}

/** Asks for another look; asked already, it says so and takes better words. */
function Appeal({ appeal, send }: { appeal: string | null; send: (why: string, once: string) => Promise<unknown> }) {
  const [why, write] = useState('');
  const label = appeal ? '想换个说法' : '觉得不对?说说看';
  const asking = useAct((words: string, once) => send(words, once), {
    touches: ['group'],
    onDone: () => {
      write('');
      say('收到了,会有人看');
    },
  });
  return (
    <Card className="mt12">
      {appeal ? <View className="t-sub c-2 mb12">{`您的申诉收到了,等人看:${appeal}`}</View> : null}
      <TextField
        label={label}
        hint={appeal ? '再说一遍,就按后说的看' : '会有工作人员再看,看过就告诉您'}
        long
        value={why}
        max={100}
        onInput={write}
      />
      <Button
        kind="primary"
        block
        className="mt12"
        lacks={why.trim() ? null : '先说为什么'}
        busy={asking.busy}
        onTap={() => void asking.run(why.trim())}
      >
        请人再看看
      </Button>
    </Card>
  );
}
