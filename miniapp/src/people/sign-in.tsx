import { View } from '@tarojs/components';
import type { SignedIn } from 'shared-types/people';
import { api } from '../kernel/api';
import { CHANNEL, deviceName, goBack, isWeapp, say } from '../kernel/platform';
import { queries, useAct, useRead } from '../kernel/query';
import { signedIn } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { useBoxes } from './boxes';
import { DemoPeople } from './demo-people';
import { PhoneForm, type Proof } from './phone-form';
import { useWechat } from './use-wechat';
import { WechatWay } from './wechat-way';

const entered = (session: SignedIn) => {
  queries.clear();
  signedIn(session);
  say('登录好了');
  void goBack();
};

/** With a ticket of WeChat the phone that is proved is bound to it. */
const bySms = (proof: Proof, ticket: string | null, once: string) =>
  ticket
    ? own.wechat.enterBySms({ ...proof, ticket, device: deviceName() }, once)
    : api.people.signIn({ ...proof, channel: CHANNEL, device: deviceName() }, once);

export default function SignInPage() {
  const { ready, boxes, agree } = useBoxes();
  const demo = useRead(['demo-people'], () => api.people.demoPeople());
  const agreed = (session: SignedIn) => {
    entered(session);
    void agree();
  };
  const wechat = useWechat(ready, agreed);
  const signIn = useAct((proof: Proof, once) => bySms(proof, wechat.ticket, once), { onDone: agreed });
  const become = useAct((personId: string, once) => api.people.signInAsDemo({ personId, channel: CHANNEL, device: deviceName() }, once), {
    onDone: entered,
  });
  const people = demo.data?.people ?? [];
  const form = (before: typeof boxes) => (
    <PhoneForm busy={signIn.busy || wechat.now.at === 'asking'} ready={ready} onEnter={signIn.run}>
      {before}
    </PhoneForm>
  );
  return (
    <Page title="登录" accent="citizen">
      <View className="t-1 mt8">您好,先认识一下</View>
      <View className="t-sub c-2 mt4">登录以后,办的事、约的人都在这里</View>
      {isWeapp ? (
        <WechatWay wechat={wechat} ready={ready} onEntered={agreed} boxes={boxes} form={form(null)} />
      ) : (
        <Card className="mt16">{form(boxes)}</Card>
      )}
      {people.length ? <DemoPeople people={people} busy={become.busy} onPick={become.run} /> : null}
    </Page>
  );
}
