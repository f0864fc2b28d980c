import { View } from '@tarojs/components';
import { useState } from 'react';
import { dayOf } from 'shared-types/kernel/calendar';
import { dayName } from 'shared-types/kernel/time.words';
import { COOLING_DAYS, type Erasure } from 'shared-types/people';
import { useNow } from '../kernel/clock';
import { Loaded } from '../kernel/loaded';
import { useAct, useRead } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Dialog } from '../kernel/ui/dialog';
import { own } from './api';

/** The way to be forgotten, and back. */
export function PrivacyErasure() {
  const erasure = useRead(['erasure'], () => own.myData.erasure());
  return (
    <>
      <Section title="注销" />
      <Card>
        <Loaded of={erasure} rows={1}>
          {(standing) => (standing.asked ? <Cooling due={standing.asked.due} /> : <Asking holds={standing.holds} />)}
        </Loaded>
      </Card>
    </>
  );
}

function Cooling({ due }: { due: string }) {
  const time = useNow();
  const cancel = useAct(() => own.myData.cancelErasure(), { touches: ['erasure'] });
  return (
    <>
      <View className="t-body b">{`${dayName(dayOf(Date.parse(due)), time)}注销`}</View>
      <View className="t-sub c-2 mt4">到那天之前点一下下面,或者重新登录一次,就作罢。</View>
      <Button kind="primary" block className="mt12" busy={cancel.busy} onTap={() => void cancel.run(undefined)}>
        不注销了
      </Button>
    </>
  );
}

function Asking({ holds }: Pick<Erasure, 'holds'>) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const ask = useAct(() => own.myData.askErasure({ sure: true }), { touches: ['erasure'], onDone: close });
  return (
    <>
      <View className="t-body c-2">姓名、电话、地址、写下的话全都删掉。办过的事只留编号、事项和时间。</View>
      {holds.map((why) => (
        <View className="t-body c-amber mt8" key={why}>
          {`现在还不能注销:${why}。`}
        </View>
      ))}
      {holds.length ? null : (
        <Button kind="danger" block className="mt12" onTap={() => setOpen(true)}>
          我要注销
        </Button>
      )}
      <Dialog
        open={open}
        title="真的要注销?"
        yes="确定注销"
        kind="danger-solid"
        busy={ask.busy}
        onYes={() => void ask.run(undefined)}
        onNo={close}
      >
        {`先等 ${COOLING_DAYS} 天,这些天里随时可以反悔。到期就删,删了找不回来。`}
      </Dialog>
    </>
  );
}
