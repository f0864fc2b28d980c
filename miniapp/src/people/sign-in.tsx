import { View } from '@tarojs/components';
import type { SignedIn } from 'shared-types/people';
import { api } from '../kernel/api';
import { CHANNEL, deviceName, goBack, say } from '../kernel/platform';
import { queries, useAct, useRead } from '../kernel/query';
import { signedIn } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { Page } from '../kernel/ui/page';
import { useBoxes } from './boxes';
import { DemoPeople } from './demo-people';
import { PhoneForm } from './phone-form';

const entered = (session: SignedIn) => {
  queries.clear();
  signedIn(session);
  say('登录好了');
  void goBack();
};

export default function SignInPage() {
  const { ready, boxes, agree } = useBoxes();
  const demo = useRead(['demo-people'], () => api.people.demoPeople());
  const signIn = useAct(
    (args: { phone: string; code: string }, once) => api.people.signIn({ ...args, channel: CHANNEL, device: deviceName() }, once),
    {
      onDone: (session) => {
        entered(session);
        void agree();
      },
    },
  );
  const become = useAct((personId: string, once) => api.people.signInAsDemo({ personId, channel: CHANNEL, device: deviceName() }, once), {
    onDone: entered,
  });
  const people = demo.data?.people ?? [];
  return (
    <Page title="登录" accent="citizen">
      <View className="t-1 mt8">您好,先认识一下</View>
      <View className="t-sub c-2 mt4">用手机号登录,办的事、约的人都在这里</View>
      <Card className="mt16">
        <PhoneForm busy={signIn.busy} ready={ready} onEnter={signIn.run}>
          {boxes}
        </PhoneForm>
      </Card>
      {people.length ? <DemoPeople people={people} busy={become.busy} onPick={become.run} /> : null}
    </Page>
  );
}
