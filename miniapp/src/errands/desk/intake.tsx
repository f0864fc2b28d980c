import '../errands.css';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PromiseShown } from 'shared-types/errands';
import { dayOf } from 'shared-types/kernel/calendar';
import { byWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { Bar, type BarAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Page } from '../../kernel/ui/page';
import { PromiseBanner } from '../../kernel/ui/promise';
import { DivisionSheet } from '../division-sheet';
import { HowSheet } from '../how-sheet';
import { ModePick } from '../request/mode-pick';
import { usePromise } from '../request/use-sending';
import { CallerPart } from './caller-part';
import { ForPart } from './for-part';
import { stillToAsk } from './intake.check';
import { ItemSheet } from './item-sheet';
import { PlacePart } from './place-part';
import { TimePart } from './time-part';
import { useIntake } from './use-intake';
import { WhatPart } from './what-part';

type Asking = 'item' | 'place' | 'how' | null;

/** One page in the order of a call: who, for whom, what, where, when; then what is promised. */
export default function IntakePage() {
  const { draft, change, send, busy, startOver } = useIntake();
  const [asking, ask] = useState<Asking>(null);
  const now = useNow();
  const promise = usePromise(draft);
  const lacks = stillToAsk(draft);
  const close = () => ask(null);
  const anew: BarAction = { icon: 'note-pencil', name: '重新填', onTap: startOver };
  const shown = promise.data;
  const bar = (
    <Bar actions={[anew]}>
      <Button kind="primary" block busy={busy} off={lacks.length > 0 || !shown} onTap={() => shown && send(shown)}>
        {lacks.length ? `还要问:${lacks.slice(0, 3).join('、')}` : '记下,提交'}
      </Button>
    </Bar>
  );
  const over = (
    <>
      <ItemSheet open={asking === 'item'} onPick={(item) => change({ item, mode: null })} onClose={close} />
      <DivisionSheet title="在哪个镇" open={asking === 'place'} onPick={(division) => change({ division })} onClose={close} />
      {shown ? <HowSheet promise={shown.promise} open={asking === 'how'} onClose={close} /> : null}
    </>
  );
  return (
    <Page title="替来电的人提" bar={bar} over={over}>
      <CallerPart draft={draft} change={change} />
      <ForPart draft={draft} change={change} />
      <WhatPart draft={draft} change={change} onPick={() => ask('item')} />
      <PlacePart draft={draft} change={change} onPick={() => ask('place')} />
      <TimePart draft={draft} change={change} today={dayOf(now)} />
      {draft.division ? (
        <Loaded of={promise} rows={1}>
          {(found) => (
            <>
              <ModePick title="怎么帮?" modes={found.modes} draft={draft} onPick={(mode) => change({ mode })} />
              <Promised shown={found} now={now} onWhy={() => ask('how')} />
            </>
          )}
        </Loaded>
      ) : null}
    </Page>
  );
}

function Promised({ shown, now, onWhy }: { shown: PromiseShown; now: number; onWhy: () => void }) {
  return (
    <View className="mt16">
      <PromiseBanner
        icon="phone-call-duotone"
        title={`${byWords(shown.promise.due, now)}有人给对方打电话`}
        note={`${shown.unit.name}打,先约好时间再去`}
        onWhy={onWhy}
      />
    </View>
  );
}
