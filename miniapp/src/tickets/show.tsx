import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { showNumber } from 'shared-types/kernel/number';
import { byWords, momentWords } from 'shared-types/kernel/time.words';
import type { Ticket } from 'shared-types/tickets';
import { Watermark } from '../kernel/carried/watermark';
import { useNow } from '../kernel/clock';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { useSeen } from '../kernel/seen';
import { usePost } from '../kernel/session';
import { ShareCell } from '../kernel/share';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells, FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Tile } from '../kernel/ui/icon';
import { Light } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { PromiseBanner } from '../kernel/ui/promise';
import { Timeline, type TimelineStep } from '../kernel/ui/timeline';
import { own } from './api';
import { CarriedList } from './carried-list';
import { SeenBy } from './seen-by';
import './tickets.css';
import { isRunning, lightOf, OUTCOME_WORDS, sentenceOf, stepWords } from './ticket.words';
import { TicketBar } from './ticket-bar';
import { TicketSheets } from './ticket-sheets';
import { type Asking, useTicketActs } from './use-ticket';

/** One matter: where it is, who has it, by when, and what one may do. */
export default function TicketPage() {
  const { id = '', raised } = useRouter().params;
  useSeen(`ticket/${id}`);
  const clerk = usePost()?.role === 'clerk';
  const ticket = useRead([`ticket/${id}`], () => own.tickets.show({ id }), { keep: true, live: true });
  const [asking, ask] = useState<Asking>(null);
  const acts = useTicketActs(id, () => ask(null));
  return (
    <Page
      title="诉求"
      accent={clerk ? 'official' : 'citizen'}
      bar={ticket.data ? <TicketBar ticket={ticket.data} acts={acts} onAsk={ask} /> : null}
      over={<TicketSheets ticket={ticket.data} asking={asking} acts={acts} onClose={() => ask(null)} />}
    >
      {isCode(ticket.error, 'NOT_FOUND') ? (
        <Empty icon="lock-key-duotone" title="这件诉求您看不到" note="只有提的那一家和办的部门看得到" />
      ) : (
        <Loaded of={ticket}>{(data) => <Matter ticket={data} clerk={clerk} raised={raised === '1'} onAsk={ask} />}</Loaded>
      )}
    </Page>
  );
}

interface MatterProps {
  ticket: Ticket;
  clerk: boolean;
  raised: boolean;
  onAsk: (asking: Asking) => void;
}
function Matter({ ticket, clerk, raised, onAsk }: MatterProps) {
  const now = useNow();
  const { title, next } = sentenceOf(ticket, now, clerk);
  return (
    <>
      <Card>
        <View className="row between wrap">
          <View className="t-cap c-3 num">{`诉求 ${showNumber(ticket.number)}`}</View>
          <Light {...lightOf(ticket, now)} />
        </View>
        {raised ? <View className="t-sub c-accent b mt8">收到了,您放心</View> : null}
        <View className="t-1 mt4">{title}</View>
        <View className="t-sub c-2 mt4">{next}</View>
      </Card>
      {ticket.answer ? <Answered ticket={ticket} /> : null}
      {isRunning(ticket) ? (
        <View className="mt12">
          <PromiseBanner
            title={`${byWords(ticket.promise.due, now)}给答复`}
            note={`从${momentWords(ticket.promise.from, now)} 算起,依据:${ticket.promise.source}`}
          />
        </View>
      ) : null}
      <Section title="走到哪儿了" />
      <Card>
        <Timeline steps={stepsOf(ticket, now)} />
      </Card>
      <Facts ticket={ticket} clerk={clerk} onAsk={onAsk} />
      {clerk ? <Watermark /> : null}
    </>
  );
}

const Answered = ({ ticket: { answer, outcome, unit } }: { ticket: Ticket }) => (
  <Card className="mt12">
    <View className="t-cap c-3">{`${unit}的答复${outcome ? ` · ${OUTCOME_WORDS[outcome]}` : ''}`}</View>
    <View className="t-body mt4">{answer}</View>
  </Card>
);

const stepsOf = ({ timeline }: Ticket, now: number): TimelineStep[] =>
  timeline.map(({ command, at, who }, i) => ({
    look: command === 'reopen' ? 'back' : i === timeline.length - 1 ? 'now' : 'done',
    icon: command === 'reopen' ? 'arrow-u-up-left' : 'check',
    title: stepWords(command),
    meta: [momentWords(at, now), who],
  }));

function Facts({ ticket, clerk, onAsk }: Omit<MatterProps, 'raised'>) {
  const { id, title, words, firm, unit, followers, from, mergedInto, carried, seenBy, hidden } = ticket;
  return (
    <>
      <Section title="说的是什么" />
      <Card className="card-fr">
        <FactRow name="事情" value={title} note={words} />
        {firm ? <FactRow name="哪家单位" value={firm} /> : null}
        <FactRow name="谁来办" value={unit} />
        {hidden ? <FactRow name="在群里" value="不显示" note="只有提的那一家和办的部门看得到" /> : null}
        {followers ? <FactRow name="别家也要" value={`${followers} 家同诉求`} /> : null}
      </Card>
      <CarriedList carried={carried} />
      {seenBy ? <SeenBy seenBy={seenBy} /> : null}
      {from || mergedInto ? <Ways ticket={ticket} clerk={clerk} onAsk={onAsk} /> : null}
      {hidden ? null : (
        <ShareCell apart path={`tickets/show?id=${id}`} title={`诉求:${title}`} note="群里的人只看得到标题,点开要是提的那家或者办的部门" />
      )}
    </>
  );
}

/** Where it came from, and what it is worked on with; another firm's matter is read by those who work on it alone. */
function Ways({ ticket: { from, mergedInto, may }, clerk, onAsk }: Omit<MatterProps, 'raised'>) {
  return (
    <Cells className="mt12">
      {from ? (
        <Cell
          lead={<Tile name="chat-circle-text" />}
          title="回群里看"
          note={from.groupName}
          onTap={() => void goTo('groups/talk/talk', { id: from.groupId, seq: String(from.seq) })}
        />
      ) : null}
      {may.includes('hide') ? (
        <Cell lead={<Tile name="eye" />} title="不让群里的人看到" note="现在群里谁都看得到这件诉求办到哪儿了" onTap={() => onAsk('hide')} />
      ) : null}
      {mergedInto ? (
        <Cell
          lead={<Tile name="clipboard-text" />}
          title="并在一起的那件"
          note={`诉求 ${showNumber(mergedInto.number)}${clerk ? '' : ',别家提的'}`}
          {...(clerk && { onTap: () => void goTo('tickets/show', { id: mergedInto.id }) })}
        />
      ) : null}
    </Cells>
  );
}
