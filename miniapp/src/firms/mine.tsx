import { View } from '@tarojs/components';
import { useState } from 'react';
import { BOND_WORDS, type Bond, KIND_WORDS, PART_WORDS } from 'shared-types/firms';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo, say } from '../kernel/platform';
import { useSeen } from '../kernel/seen';
import { TextButton } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Segments } from '../kernel/ui/chips';
import { Dialog } from '../kernel/ui/dialog';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { ClaimForm } from './claim-form';
import { StallForm } from './stall-form';
import { useLeaving, useMine } from './use-firms';

type Way = 'code' | 'stall';

/** The firms I act for, and how I come to act for another. */
export default function MyFirmsPage() {
  const mine = useMine();
  const [way, turn] = useState<Way>('code');
  return (
    <Page title="我的单位">
      <SignedInOnly why="登录以后,才能登记您的单位">
        <Loaded of={mine}>{({ bonds }) => <Bonds bonds={bonds} />}</Loaded>
        <Section title="登记一家单位" />
        <Segments
          label="有没有执照"
          value={way}
          onPick={turn}
          choices={[
            { value: 'code', name: '有执照' },
            { value: 'stall', name: '还没办执照' },
          ]}
        />
        <View className="mt12" />
        {way === 'code' ? <ClaimForm /> : <StallForm />}
      </SignedInOnly>
    </Page>
  );
}

function Bonds({ bonds }: { bonds: readonly Bond[] }) {
  const [leaving, leave] = useState<Bond | null>(null);
  const ending = useLeaving(() => {
    leave(null);
    say('已经退出');
  });
  if (bonds.length === 0) return <Empty icon="storefront-duotone" title="还没有登记单位" note="登记以后,就能进所在行业和乡镇的群" />;
  return (
    <>
      {bonds.map((bond) => (
        <BondCard key={bond.id} bond={bond} onLeave={() => leave(bond)} />
      ))}
      <Dialog
        open={leaving !== null}
        title="退出这家单位?"
        yes="确定退出"
        kind="danger"
        busy={ending.busy}
        onYes={() => void ending.run(leaving?.id ?? '')}
        onNo={() => leave(null)}
      >
        退出以后,它的群您马上就看不到了。
      </Dialog>
    </>
  );
}

function BondCard({ bond: { id, firm, part, state, words }, onLeave }: { bond: Bond; onLeave: () => void }) {
  useSeen(`firm/${id}`);
  return (
    <Card className="mb12">
      <View className="row between wrap">
        <View className="t-2 grow cellx">{firm.name}</View>
        <View className={`t-sub ${state === 'verified' ? 'c-accent' : 'c-2'}`}>{BOND_WORDS[state]}</View>
      </View>
      <View className="t-sub c-2 mt4">{[KIND_WORDS[firm.kind], firm.trade, firm.place].filter(Boolean).join(' · ')}</View>
      {firm.uscc ? <View className="t-cap c-3 num mt4">{firm.uscc}</View> : null}
      <View className="t-sub c-2 mt8">{`您是${PART_WORDS[part]}。${words}`}</View>
      {state === 'refused' ? null : (
        <View className="row wrap mt8">
          {part === 'owner' && state === 'verified' ? (
            <TextButton className="mr12" label={`看谁代表${firm.name}`} onTap={() => void goTo('firms/people', { id: firm.id })}>
              看谁代表这家单位
            </TextButton>
          ) : null}
          <TextButton label={`退出${firm.name}`} onTap={onLeave}>
            退出这家单位
          </TextButton>
        </View>
      )}
    </Card>
  );
}
