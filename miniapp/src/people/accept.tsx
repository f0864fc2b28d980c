import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { InvitationSeen } from 'shared-types/people';
import { signIn } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goBack, say } from '../kernel/platform';
import { queries, useAct, useRead } from '../kernel/query';
import { actAs, refreshed, useMe } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { dayWords, postName } from './staff.words';

const OVER: Record<Exclude<InvitationSeen['state'], 'open'>, string> = {
  accepted: '这份邀请已经用过了',
  withdrawn: '这份邀请已经撤回了',
  expired: '这份邀请过期了',
};

/** What one is invited to, for whoever opened the link; the phone it was meant for may say yes. */
export default function AcceptPage() {
  const { token = '' } = useRouter().params;
  const seen = useRead(['invitation', token], () => own.staff.look({ token }), { enabled: token !== '' });
  return (
    <Page title="接受邀请">
      {token ? (
        <Loaded of={seen}>
          {(invitation) =>
            invitation.state === 'open' ? (
              <Asked token={token} invitation={invitation} />
            ) : (
              <Empty title={OVER[invitation.state]} note="要是还没当上,请找邀请您的人再发一份" />
            )
          }
        </Loaded>
      ) : (
        <Empty title="链接不完整" note="请把收到的链接整条打开,或重新扫一次二维码" />
      )}
    </Page>
  );
}

const last4 = (phone: string) => phone.slice(-4);

function Asked({ token, invitation }: { token: string; invitation: InvitationSeen }) {
  const me = useMe();
  const accept = useAct((_: null, once) => own.staff.accept({ token }, once), {
    onDone: ({ me: changed, postId }) => {
      refreshed(changed);
      actAs(postId);
      queries.clear();
      say('欢迎您,岗位已经开通');
      void goBack();
    },
  });
  const { role, kind, unitName, phone, expiresAt } = invitation;
  const mine = me !== null && last4(me.phone) === last4(phone);
  return (
    <>
      <View className="t-1 mt8">请您来一起办事</View>
      <View className="t-sub c-2 mt4">看看下面写得对不对,愿意就点「接受」</View>
      <Card className="card-fr mt16">
        <FactRow name="岗位" value={postName(role, kind)} />
        <FactRow name="单位" value={unitName} />
        <FactRow name="给谁的" value={phone} note="只有用这个手机号登录的人能接受" />
        <FactRow name="有效到" value={dayWords(expiresAt)} />
      </Card>
      {mine ? (
        <Button kind="primary" block size="big" className="mt20" busy={accept.busy} onTap={() => void accept.run(null)}>
          接受
        </Button>
      ) : (
        <>
          {me ? <View className="t-sub c-2 mt16">{`您现在登录的是尾号 ${last4(me.phone)},和邀请的手机号不一样。`}</View> : null}
          <Button kind="primary" block size="big" className="mt20" onTap={signIn}>
            {me ? '换手机号登录' : '先用手机号登录'}
          </Button>
        </>
      )}
      {role === 'agent' ? null : <View className="t-sub c-3 tc mt12">接受后还要设一个动态口令,防止别人冒用您的岗位</View>}
    </>
  );
}
