import { View } from '@tarojs/components';
import { useState } from 'react';
import { END_REASONS, END_WORDS, type EndReason, type StaffRow } from 'shared-types/people';
import { Button } from '../kernel/ui/button';
import { PickRows } from '../kernel/ui/pick';
import { postName } from './staff.words';

interface Props {
  row: StaffRow;
  busy: boolean;
  onEnd: (reason: EndReason) => void;
}

/** What ending a post means, why, and the last word. */
export function EndForm({ row: { name, role, kind, unitName }, busy, onEnd }: Props) {
  const [reason, setReason] = useState<EndReason | null>(null);
  return (
    <>
      <View className="t-body c-2">
        {`${name}马上不再是${unitName}的${postName(role, kind)},所有设备都会退出登录。`}
        {role === 'agent' ? '手上没办完的事会自动转给别的代办员。' : ''}
      </View>
      <View className="t-sub b mt16 mb8">为什么</View>
      <PickRows
        label="为什么"
        value={reason}
        onPick={setReason}
        choices={END_REASONS.map((value) => ({ value, name: END_WORDS[value] }))}
      />
      <Button kind="danger-solid" block className="mt20" busy={busy} off={!reason} onTap={() => reason && onEnd(reason)}>
        {reason ? '结束这个岗位' : '选一个原因'}
      </Button>
    </>
  );
}
