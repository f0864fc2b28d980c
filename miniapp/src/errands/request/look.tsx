import '../errands.css';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { PromiseShown } from 'shared-types/errands';
import { byWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { Bar, callAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { FactRow } from '../../kernel/ui/cell';
import { Page } from '../../kernel/ui/page';
import { PromiseBanner } from '../../kernel/ui/promise';
import { Steps } from '../../kernel/ui/steps';
import { HowSheet } from '../how-sheet';
import { wishWords } from '../wish.words';
import { Assurances } from './assurances';
import { ModePick } from './mode-pick';
import { missing } from './request.check';
import { STEPS, whoWords } from './request.words';
import { Urgent } from './urgent';
import { changeRequest, type RequestDraft, useRequest } from './use-request';
import { usePromise, useSending } from './use-sending';

/** Back to the page where it was said, however one came here. */
const change = (page: 'what' | 'where') => {
  const pages = Taro.getCurrentPages();
  const at = pages.findIndex(({ route = '' }) => route.split('?')[0]?.endsWith(`errands/request/${page}`));
  if (at < 0) void goTo(`errands/request/${page}`);
  else void Taro.navigateBack({ delta: pages.length - 1 - at });
};

export default function LookPage() {
  const draft = useRequest();
  const promise = usePromise(draft);
  const { send, busy } = useSending(draft, promise.data);
  const bar = (
    <Bar actions={[callAction(null)]}>
      <Ahead draft={draft} promise={promise.data} busy={busy} onSend={send} />
    </Bar>
  );
  return (
    <Page title="找人帮办" accent="citizen" bar={bar}>
      <View className="only-std">
        <Steps names={STEPS} at={2} />
      </View>
      <View className="t-1 mt24 el-t0">看一眼,对不对?</View>
      <Summary draft={draft} />
      <View className="mt12">
        <Loaded of={promise} rows={1}>
          {(shown) => <Promised shown={shown} draft={draft} />}
        </Loaded>
      </View>
      <Urgent draft={draft} night={promise.data?.night ?? false} />
      <Assurances />
    </Page>
  );
}

interface AheadProps {
  draft: RequestDraft;
  promise: PromiseShown | undefined;
  busy: boolean;
  onSend: () => void;
}

/** The one step that makes sense now: what is still missing, the telephone at night, or sending. */
function Ahead({ draft, promise, busy, onSend }: AheadProps) {
  const lacks = missing(draft);
  if (!draft.item && !draft.words.trim()) {
    return (
      <Button kind="citizen" block onTap={() => change('what')}>
        先选办什么
      </Button>
    );
  }
  if (lacks.length > 0) {
    return (
      <Button kind="citizen" block onTap={() => change('where')}>
        {`还要填:${lacks.join('、')}`}
      </Button>
    );
  }
  if (draft.urgent && promise?.night) {
    return (
      <Button kind="citizen" block icon="phone-fill" onTap={callAction(null).onTap}>
        夜里的急事,打电话
      </Button>
    );
  }
  return (
    <Button kind="citizen" block busy={busy} off={!promise} onTap={onSend}>
      {busy ? '正在提交' : '对,提交'}
    </Button>
  );
}

function Summary({ draft }: { draft: RequestDraft }) {
  const now = useNow();
  const { item, words, division, abroad, text } = draft;
  const where = (abroad ? text : division?.name) || '还没选';
  return (
    <View className="card mt16 card-fr">
      <FactRow name="办什么" value={item?.name ?? '说给我们听的事'} note={item?.limit ?? words} onEdit={() => change('what')} />
      <FactRow name="去哪里" value={where} note={abroad ? null : text} onEdit={() => change('where')} />
      <FactRow name="什么时候" value={wishWords(draft, now)} onEdit={() => change('where')} />
      <FactRow
        name="给谁办"
        value={whoWords(draft)}
        note={draft.relation === 'self' ? draft.note : `${draft.name}代为提出`}
        onEdit={() => change('where')}
      />
    </View>
  );
}

function Promised({ shown, draft }: { shown: PromiseShown; draft: RequestDraft }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  return (
    <>
      <PromiseBanner
        icon="phone-call-duotone"
        title={`${byWords(shown.promise.due, now)}有人给您打电话`}
        note={`${shown.unit.name}打给您,先约好时间,再去找您`}
        onWhy={() => setOpen(true)}
      />
      <ModePick modes={shown.modes} draft={draft} onPick={(mode) => changeRequest({ mode })} />
      <HowSheet promise={shown.promise} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
