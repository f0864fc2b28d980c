import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { givenBy, type Invited } from 'shared-types/people';
import { usePost } from '../kernel/session';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { InviteForm } from './invite-form';
import { InviteSent } from './invite-sent';

/** Invites somebody, then shows the link this one time. */
export default function InvitePage() {
  const post = usePost();
  const { role } = useRouter().params;
  const [sent, setSent] = useState<Invited | null>(null);
  useShareAppMessage(() => ({
    title: sent ? `邀请您到${sent.invitation.unitName}` : '服务零距离',
    path: sent ? `people/accept?token=${sent.token}` : 'tabs/home',
  }));
  const roles = givenBy(post?.role ?? 'resident');
  const first = roles.find((each) => each === role) ?? roles[0];
  return (
    <Page title="邀请一个人">
      {!first ? (
        <Empty icon="users-three-duotone" title="这里是调度员和管理员用的" note="请到「我的」里换一个岗位" />
      ) : sent ? (
        <InviteSent sent={sent} onAgain={() => setSent(null)} />
      ) : (
        <InviteForm roles={roles} first={first} onSent={setSent} />
      )}
    </Page>
  );
}
