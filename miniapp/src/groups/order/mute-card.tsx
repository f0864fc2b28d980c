import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MuteAppeal } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { TextField } from '../../kernel/ui/field';
import { own } from '../api';

/** Somebody who may not speak for a while asks for another look. */
export function MuteCard({ asked: { groupId, groupName, personId, name, of, until, why: reason, appeal, at } }: { asked: MuteAppeal }) {
  const [why, write] = useState('');
  const judge = useAct(
    (lift: boolean, once) =>
      own.order.judgeMute({ id: groupId, personId, lift, why: why.trim() || (lift ? '看过了,可以说话' : '看过了,到时间再说') }, once),
    { touches: ['group'] },
  );
  return (
    <Card className="mb12">
      <View className="t-cap c-3">{`${groupName} · ${momentWords(at, now())}`}</View>
      <View className="t-sub c-2 mt4">{[name, of].filter(Boolean).join(' · ')}</View>
      <View className="t-body mt4">{`到${momentWords(until, now())} 前不能说话,因为:${reason}`}</View>
      <View className="t-sub c-orange mt4">{`他说:${appeal}`}</View>
      <View className="mt12">
        <TextField label="为什么这样定" aside="选填" hint="对方看得到" value={why} max={100} onInput={write} />
      </View>
      <View className="row stack mt12">
        <Button className="stack-i grow" busy={judge.busy} onTap={() => void judge.run(false)}>
          先不说
        </Button>
        <Button kind="primary" className="stack-i grow ml8" busy={judge.busy} onTap={() => void judge.run(true)}>
          让他说话
        </Button>
      </View>
    </Card>
  );
}
