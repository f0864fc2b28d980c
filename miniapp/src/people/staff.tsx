import { View } from '@tarojs/components';
import { useState } from 'react';
import { givenBy, type Invitation, STAFF_WORDS, type StaffRole, type StaffRow } from 'shared-types/people';
import { goTo } from '../kernel/platform';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Segments } from '../kernel/ui/chips';
import { Dialog } from '../kernel/ui/dialog';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { Sheet } from '../kernel/ui/sheet';
import './people.css';
import { EndForm } from './end-form';
import { OpenInvitations } from './open-invitations';
import { StaffRows } from './staff-rows';
import { useEnding, useWithdraw } from './use-staff';

/** Who works here, who has been invited, and the way to change both. */
export default function StaffPage() {
  const post = usePost();
  const roles = givenBy(post?.role ?? 'resident');
  const [picked, setPicked] = useState<StaffRole | null>(null);
  const [leaving, setLeaving] = useState<StaffRow | null>(null);
  const [dropping, setDropping] = useState<Invitation | null>(null);
  const end = useEnding(() => setLeaving(null));
  const withdraw = useWithdraw(() => setDropping(null));
  const role = picked ?? roles[0] ?? 'agent';
  if (!post || roles.length === 0)
    return (
      <Page title="人员和邀请">
        <Empty icon="users-three-duotone" title="这里是调度员和管理员用的" note="请到「我的」里换一个岗位" />
      </Page>
    );
  const over = (
    <>
      <Sheet title={`结束${leaving?.name ?? ''}的岗位`} open={leaving !== null} onClose={() => setLeaving(null)}>
        {leaving ? <EndForm row={leaving} busy={end.busy} onEnd={(reason) => void end.run({ id: leaving.postId, reason })} /> : null}
      </Sheet>
      <Dialog
        open={dropping !== null}
        title={`撤回给${dropping?.name ?? ''}的邀请?`}
        yes="撤回"
        no="不撤回"
        kind="danger"
        busy={withdraw.busy}
        onYes={() => dropping && void withdraw.run(dropping.id)}
        onNo={() => setDropping(null)}
      >
        发出去的链接马上没用了,要请还得重新发。
      </Dialog>
    </>
  );
  return (
    <Page
      title="人员和邀请"
      over={over}
      bar={
        <View className="bar">
          <View className="bar-g">
            <Button kind="primary" block onTap={() => void goTo('people/invite', { role })}>
              邀请一个人
            </Button>
          </View>
        </View>
      }
    >
      <OpenInvitations onDrop={setDropping} />
      {roles.length > 1 ? (
        <View className="mt16">
          <Segments label="岗位" value={role} onPick={setPicked} choices={roles.map((value) => ({ value, name: STAFF_WORDS[value] }))} />
        </View>
      ) : null}
      <StaffRows key={role} role={role} onEnd={setLeaving} />
    </Page>
  );
}
