import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from 'shared-types/kernel/contract';
import { showNumber } from 'shared-types/kernel/number';
import type { Ticket, ticketRoutes } from 'shared-types/tickets';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { Button } from '../kernel/ui/button';
import { Cell, Cells, FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Sheet } from '../kernel/ui/sheet';
import { own } from './api';
import type { TicketActs } from './use-ticket';

/** As much of a plea as is compared with others. */
const COMPARED = 1000;

interface MergeProps {
  ticket: Ticket;
  acts: TicketActs;
  onClose: () => void;
}

/** Others of the county that ask for the same: one is chosen, and this one follows it from then on. */
export function MergeSheet({ ticket, acts, onClose }: MergeProps) {
  return (
    <Sheet title="并到同一件里办" open onClose={onClose}>
      <Alike ticket={ticket} acts={acts} />
    </Sheet>
  );
}

type Like = Reply<typeof ticketRoutes.similar>['tickets'][number];

function Alike({ ticket, acts }: Omit<MergeProps, 'onClose'>) {
  const { id, title, words, from } = ticket;
  const plea = [...`${title} ${words}`].slice(0, COMPARED).join('');
  const read = useRead(['ticket', 'alike', id], () => own.tickets.similar({ groupId: from?.groupId ?? '', words: plea }), {
    enabled: from !== null,
  });
  const [chosen, choose] = useState<Like | null>(null);
  if (from === null || isCode(read.error, 'NOT_FOUND')) return <Empty title="这里比不了" note="您不在它来的那个群里,请在群里的同事来并" />;
  if (chosen) return <Sure ticket={ticket} into={chosen} acts={acts} onBack={() => choose(null)} />;
  return (
    <Loaded of={read} rows={2}>
      {({ tickets }) => <Choosing others={tickets.filter((one) => one.id !== id)} onChoose={choose} />}
    </Loaded>
  );
}

function Choosing({ others, onChoose }: { others: readonly Like[]; onChoose: (one: Like) => void }) {
  if (others.length === 0) return <Empty icon="clipboard-text-duotone" title="没有差不多的" note="县里正在办的诉求里,没有说同一件事的" />;
  return (
    <>
      <View className="t-sub c-2 mb12">县里正在办的,说得差不多的有这几件。是同一件事的,点一下。</View>
      <Cells>
        {others.map((one) => (
          <Cell
            key={one.id}
            title={one.title}
            note={[`诉求 ${showNumber(one.number)}`, one.group, one.why].filter(Boolean).join(' · ')}
            onTap={() => onChoose(one)}
          />
        ))}
      </Cells>
    </>
  );
}

/** Both side by side, once more: what follows another one is parted from it only by whoever asked. */
function Sure({ ticket, into, acts, onBack }: { ticket: Ticket; into: Like; acts: TicketActs; onBack: () => void }) {
  return (
    <>
      <FactRow name="这一件" value={ticket.title} note={`诉求 ${showNumber(ticket.number)}`} />
      <FactRow name="并到" value={into.title} note={`诉求 ${showNumber(into.number)} · ${into.group}`} />
      <View className="t-sub c-2 mt12">并过去以后,那一件答了,这一家也收到;这一家说没解决,再单独接着办。请看清楚是同一件事。</View>
      <Button kind="primary" block className="mt16" busy={acts.merge.busy} onTap={() => void acts.merge.run(into.id)}>
        是同一件,并过去
      </Button>
      <Button block className="mt8" onTap={onBack}>
        换一件
      </Button>
    </>
  );
}
