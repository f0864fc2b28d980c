import { View } from '@tarojs/components';
import { useState } from 'react';
import { URGENCIES, URGENCY_WORDS } from 'shared-types/errands';
import { dial, HOTLINE } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Cell, Cells } from '../../kernel/ui/cell';
import { TextField } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { PickRows } from '../../kernel/ui/pick';
import { Sheet } from '../../kernel/ui/sheet';
import { changeRequest, type RequestDraft, type Urgency } from './use-request';

const EMERGENCY = [
  ['120', '有人生病受伤'],
  ['110', '有人伤害您'],
  ['119', '着火了'],
] as const;

/** Whether it can wait. Danger is told the numbers first; at night a voice is quicker than any form. */
export function Urgent({ draft, night }: { draft: RequestDraft; night: boolean }) {
  const [open, setOpen] = useState(false);
  const { urgent, urgentReason } = draft;
  return (
    <>
      <Cells className="mt12">
        <Cell
          lead={<Icon name="hourglass-medium" size="m" className="c-orange" />}
          title={urgent ? `急事:${URGENCY_WORDS[urgent]}` : '这件事急吗?'}
          note={urgent ? urgentReason : '不急不用管,急的话点这里说一声'}
          onTap={() => setOpen(true)}
        />
      </Cells>
      <Sheet title="有多急?" open={open} onClose={() => setOpen(false)}>
        {night ? <Night /> : <UrgentForm draft={draft} onClose={() => setOpen(false)} />}
      </Sheet>
    </>
  );
}

function Night() {
  return (
    <>
      <View className="t-body">夜里的急事,打电话最快,有人接。</View>
      <Button kind="citizen" block size="big" icon="phone-fill" className="mt16" onTap={() => dial(HOTLINE)}>
        {`打 ${HOTLINE}`}
      </Button>
      <Emergency />
    </>
  );
}

function Emergency() {
  return (
    <View className="danger mt12" role="alert" ariaRole="alert">
      <View className="b c-red">有生命危险,先打这几个电话</View>
      {EMERGENCY.map(([number, when]) => (
        <Button key={number} kind="danger-solid" block icon="phone-fill" className="mt8" onTap={() => dial(number)}>
          {`${number} ${when}`}
        </Button>
      ))}
    </View>
  );
}

function UrgentForm({ draft, onClose }: { draft: RequestDraft; onClose: () => void }) {
  const [kind, setKind] = useState<Urgency | null>(draft.urgent);
  const [reason, setReason] = useState(draft.urgentReason);
  const done = (urgent: Urgency | null) => {
    changeRequest({ urgent, urgentReason: urgent ? reason : '' });
    onClose();
  };
  return (
    <>
      <PickRows label="有多急" choices={URGENCIES.map((value) => ({ value, name: URGENCY_WORDS[value] }))} value={kind} onPick={setKind} />
      {kind === 'danger' ? <Emergency /> : null}
      {kind ? (
        <View className="mt16">
          <TextField label="怎么个急法" hint="比如:周五手术,要先办备案" value={reason} max={100} placeholder="写一句" onInput={setReason} />
        </View>
      ) : null}
      <Button kind="citizen" block className="mt16" off={!kind || !reason.trim()} onTap={() => done(kind)}>
        {kind && !reason.trim() ? '写一句原因' : '按急事办'}
      </Button>
      <Button block className="mt8" onTap={() => done(null)}>
        不急,按平常的办
      </Button>
    </>
  );
}
