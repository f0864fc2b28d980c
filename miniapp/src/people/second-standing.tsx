import { useState } from 'react';
import type { SecondFactor } from 'shared-types/people';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Dialog } from '../kernel/ui/dialog';
import { Light } from '../kernel/ui/light';
import { dayWords } from './staff.words';

/** It stands: since when, and the way to a new telephone. */
export function SecondStanding({ factor: { since, recoveryLeft }, onAnew }: { factor: SecondFactor; onAnew: () => void }) {
  const [asking, setAsking] = useState(false);
  const few = recoveryLeft < 3;
  return (
    <>
      <Card className="card-fr mt12">
        <FactRow name="状态" value={<Light tone="g" words="已经设好" />} note={since ? `${dayWords(since)}设的` : null} />
        <FactRow name="备用码" value={`还剩 ${recoveryLeft} 个`} note={few ? '不多了,重新设一次会有 10 个新的' : '手机不在身边时用'} />
      </Card>
      <Button block className="mt20" onTap={() => setAsking(true)}>
        换手机,重新设
      </Button>
      <Dialog open={asking} title="重新设动态口令?" yes="重新设" onYes={onAnew} onNo={() => setAsking(false)}>
        新的确认好以前,旧的一直能用。设好以后,旧手机上的口令和剩下的备用码都作废。
      </Dialog>
    </>
  );
}
