import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Asked, KIND_WORDS, PART_WORDS } from 'shared-types/firms';
import { momentWords } from 'shared-types/kernel/time.words';
import { useActing } from '../kernel/acting';
import { Watermark } from '../kernel/carried/watermark';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Paged } from '../kernel/paged';
import { goTo } from '../kernel/platform';
import { Button, TextButton } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Cell, Cells, FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { TextField } from '../kernel/ui/field';
import { Tile } from '../kernel/ui/icon';
import { Page } from '../kernel/ui/page';
import { Sheet } from '../kernel/ui/sheet';
import { useDeciding, useWaiting, waitingAfter } from './use-firms';

/** Who says they act for a firm of my place, the longest wait first. */
export default function WaitingPage() {
  useActing();
  const waiting = useWaiting();
  const [refusing, refuse] = useState<Asked | null>(null);
  const deciding = useDeciding(() => refuse(null));
  // A page further on stands as it was fetched: whoever has been settled is taken out here.
  const [settled, settle] = useState<readonly string[]>([]);
  const decide = async (decision: { id: string; verified: boolean; note?: string }) => {
    if (await deciding.run(decision)) settle((ids) => [...ids, decision.id]);
  };
  return (
    <Page title="核实单位" accent="official">
      <Watermark />
      <SignedInOnly why="登录以后,才能核实">
        <Cells className="mb12">
          <Cell
            lead={<Tile name="magnifying-glass" />}
            title="找一家单位"
            note="看谁代表它,不该代表的请出去"
            onTap={() => void goTo('firms/people')}
          />
        </Cells>
        <Paged
          of={waiting}
          rows={({ asked }) => asked.filter(({ bondId }) => !settled.includes(bondId))}
          next={({ bondId }) => waitingAfter(bondId)}
          empty={<Empty icon="storefront-duotone" title="没有等着核实的" note="有人登记单位,就在这里" />}
        >
          {(asked) =>
            onceEach(asked).map((row) => (
              <AskedCard
                key={row.bondId}
                row={row}
                busy={deciding.busy}
                onVerify={() => void decide({ id: row.bondId, verified: true })}
                onRefuse={() => refuse(row)}
              />
            ))
          }
        </Paged>
        <RefuseSheet
          row={refusing}
          busy={deciding.busy}
          onClose={() => refuse(null)}
          onSend={(note) => void decide({ id: refusing?.bondId ?? '', verified: false, note })}
        />
      </SignedInOnly>
    </Page>
  );
}

/** The first page moves up as people are settled: who has come into it stands on the page after it too. */
const onceEach = (asked: readonly Asked[]) => [...new Map(asked.map((row) => [row.bondId, row])).values()];

interface CardProps {
  row: Asked;
  busy: boolean;
  onVerify: () => void;
  onRefuse: () => void;
}
function AskedCard({ row: { person, phone, part, firm, registered, askedAt }, busy, onVerify, onRefuse }: CardProps) {
  const now = useNow();
  return (
    <Card className="mb12">
      <View className="t-2">{firm.name}</View>
      <View className="t-sub c-2 mt4">{[KIND_WORDS[firm.kind], firm.trade, firm.place].filter(Boolean).join(' · ')}</View>
      <FactRow name="登记的人" value={`${person},${PART_WORDS[part]}`} />
      <FactRow name="他的电话" value={phone} />
      {firm.uscc ? <FactRow name="信用代码" value={firm.uscc} /> : null}
      {registered ? <FactRow name="执照登记电话" value={registered} /> : null}
      <FactRow name="登记时间" value={momentWords(askedAt, now)} />
      <TextButton label={`看谁代表${firm.name}`} onTap={() => void goTo('firms/people', { id: firm.id })}>
        看这家都有谁
      </TextButton>
      <View className="row mt8">
        <Button className="grow" kind="line" busy={busy} onTap={onRefuse}>
          不通过
        </Button>
        <Button className="grow ml12" kind="primary" busy={busy} onTap={onVerify}>
          是本人,通过
        </Button>
      </View>
    </Card>
  );
}

interface RefuseProps {
  row: Asked | null;
  busy: boolean;
  onClose: () => void;
  onSend: (note: string) => void;
}
/** The person reads why. */
function RefuseSheet({ row, busy, onClose, onSend }: RefuseProps) {
  const [note, write] = useState('');
  return (
    <Sheet title="为什么不通过" open={row !== null} onClose={onClose}>
      <TextField
        label="原因"
        hint={`${row?.person ?? '对方'}会看到`}
        value={note}
        max={100}
        placeholder="例如 电话里说没有这个人"
        onInput={write}
      />
      <Button kind="primary" block size="big" className="mt12" busy={busy} off={note.trim() === ''} onTap={() => onSend(note.trim())}>
        不通过
      </Button>
    </Sheet>
  );
}
