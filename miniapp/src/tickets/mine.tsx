import { View } from '@tarojs/components';
import { useState } from 'react';
import { Watermark } from '../kernel/carried/watermark';
import { SignedInOnly } from '../kernel/gate';
import { Paged } from '../kernel/paged';
import { useRead } from '../kernel/query';
import { usePost } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { Segments } from '../kernel/ui/chips';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { TicketLine } from './ticket-row';

type Part = 'open' | 'ended';

/** The matters of my firm, or of my unit. */
export default function MyTicketsPage() {
  const clerk = usePost()?.role === 'clerk';
  const [part, turn] = useState<Part>('open');
  return (
    <Page title={clerk ? '单位的诉求' : '我的诉求'} over={<Watermark />}>
      <SignedInOnly why="登录以后,才能看到您的诉求">
        <Segments
          label="看哪些"
          value={part}
          onPick={turn}
          choices={[
            { value: 'open', name: '正在办的' },
            { value: 'ended', name: '结了的' },
          ]}
        />
        <View className="mt12" />
        <Tickets key={part} part={part} clerk={clerk} />
      </SignedInOnly>
    </Page>
  );
}

function Tickets({ part, clerk }: { part: Part; clerk: boolean }) {
  const ask = part === 'ended' ? ({ ended: '1' } as const) : {};
  const first = useRead(['ticket', 'list', part], () => own.tickets.list(ask), { keep: true, live: true });
  return (
    <Paged
      of={first}
      rows={({ tickets }) => tickets}
      next={({ id }) => own.tickets.list({ ...ask, before: id })}
      empty={<NoTickets part={part} clerk={clerk} />}
    >
      {(rows) => (
        <Card flush>
          {rows.map((row) => (
            <TicketLine key={row.id} row={row} clerk={clerk} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

const NoTickets = ({ part, clerk }: { part: Part; clerk: boolean }) =>
  part === 'ended' ? (
    <Empty icon="clipboard-text-duotone" title="还没有结了的诉求" />
  ) : (
    <Empty
      icon="clipboard-text-duotone"
      title="现在没有正在办的诉求"
      note={clerk ? '群里的话转成诉求,派到您的单位就在这里' : '在群里长按一句话,点「转成诉求」,就有部门接着办'}
    />
  );
