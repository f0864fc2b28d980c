import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Asked, KIND_WORDS, PART_WORDS } from 'shared-types/firms';
import { momentWords } from 'shared-types/kernel/time.words';
import { useActing } from '../kernel/acting';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Field, TextInput } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';
import { Sheet } from '../kernel/ui/sheet';
import { useDeciding, useWaiting } from './use-firms';

/** Who says they act for a firm of my place, the longest wait first. */
export default function WaitingPage() {
  useActing();
  const waiting = useWaiting();
  const [refusing, refuse] = useState<Asked | null>(null);
  const deciding = useDeciding(() => refuse(null));
  return (
    <Page title="核实单位" accent="official">
      <SignedInOnly why="登录以后,才能核实">
        <Loaded of={waiting}>
          {({ asked }) =>
            asked.length === 0 ? (
              <Empty icon="storefront-duotone" title="没有等着核实的" note="有人登记单位,就在这里" />
            ) : (
              <View>
                {asked.map((row) => (
                  <AskedCard
                    key={row.bondId}
                    row={row}
                    busy={deciding.busy}
                    onVerify={() => void deciding.run({ id: row.bondId, verified: true })}
                    onRefuse={() => refuse(row)}
                  />
                ))}
              </View>
            )
          }
        </Loaded>
        <RefuseSheet
          row={refusing}
          busy={deciding.busy}
          onClose={() => refuse(null)}
          onSend={(note) => void deciding.run({ id: refusing?.bondId ?? '', verified: false, note })}
        />
      </SignedInOnly>
    </Page>
  );
}

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
      <View className="row mt12">
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
      <Field label="原因" hint={`${row?.person ?? '对方'}会看到`}>
        <TextInput label="原因" value={note} max={100} placeholder="例如 电话里说没有这个人" onInput={write} />
      </Field>
      <Button kind="primary" block size="big" className="mt12" busy={busy} off={note.trim() === ''} onTap={() => onSend(note.trim())}>
        不通过
      </Button>
    </Sheet>
  );
}
