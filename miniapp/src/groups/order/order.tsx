import '../talk/talk.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { Watermark } from '../../kernel/carried/watermark';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { isCode } from '../../kernel/refusal';
import { useSeen } from '../../kernel/seen';
import { usePost } from '../../kernel/session';
import { Segments } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { useCard } from '../use-card';
import { Asks, useAsks } from './asks';
import { OrderLog } from './order-log';
import { OnlyQuestions, Questions, useQuestions } from './questions';
import { Rules } from './rules';
import { Waiting } from './waiting';

const PARTS = { waiting: '等您看的', rules: '怎么说话', log: '做过的' } as const;
type Part = keyof typeof PARTS;
const ALL: readonly Part[] = ['waiting', 'rules', 'log'];
/** Supervision has no seat: it looks, lets through and puts back, and leaves to the keepers who may speak. */
const FROM_ABOVE: readonly Part[] = ['waiting', 'log'];

/** What keeps a group in order: words that wait for a person, reports, who may speak how often, and every act so far. */
export default function OrderPage() {
  const { id = '' } = useRouter().params;
  useSeen(`order-desk/${id}`);
  const oversees = usePost()?.role === 'administrator';
  return (
    <Page title="群里的秩序" accent="official">
      <Watermark />
      <SignedInOnly why="登录以后,才能看群里的秩序">
        {oversees ? <Kept id={id} parts={FROM_ABOVE} group={null} /> : <AsStaff id={id} />}
      </SignedInOnly>
    </Page>
  );
}

/** Keepers see all of it; other staff what nobody has answered, for that is theirs as much. */
function AsStaff({ id }: { id: string }) {
  const card = useCard(id);
  return (
    <Loaded of={card}>
      {(group) => {
        if (group.keeper) return <Kept id={id} parts={ALL} group={group} />;
        if (group.serves) return <OnlyQuestions group={id} />;
        return <Empty icon="shield-check-duotone" title="这里是工作人员用的" note="群里有不合适的话,长按那句话就能举报" />;
      }}
    </Loaded>
  );
}

function Kept({ id, parts, group }: { id: string; parts: readonly Part[]; group: GroupCard | null }) {
  const [part, turn] = useState<Part>('waiting');
  return (
    <>
      <Segments label="看什么" value={part} onPick={turn} choices={parts.map((value) => ({ value, name: PARTS[value] }))} />
      <View className="mt12" />
      {part === 'waiting' ? <Desk id={id} lets={group !== null} /> : null}
      {part === 'rules' && group ? <Rules group={group} /> : null}
      {part === 'log' ? <OrderLog group={id} /> : null}
    </>
  );
}

/** All that waits for whoever keeps order; `lets`: firms that want in are theirs to judge too. Only where nothing does is that said. */
function Desk({ id, lets }: { id: string; lets: boolean }) {
  const [asked, wishes] = [useQuestions(id), useAsks(id, lets)];
  const [questions, asks] = [asked.data?.questions ?? [], wishes.data?.asks ?? []];
  // Whoever only oversees the group is not told what is asked there; what the network keeps back is not known.
  const isKnown = (asked.data !== undefined || isCode(asked.error, 'NOT_FOUND')) && (!lets || wishes.data !== undefined);
  return (
    <>
      <Questions questions={questions} />
      <Asks asks={asks} />
      <Waiting group={id} none={isKnown && questions.length + asks.length === 0 ? '没有等您看的' : null} />
    </>
  );
}
