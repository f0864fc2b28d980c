import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { isAtDesk, type Role } from 'shared-types/kernel/actor';
import type { Me, Post } from 'shared-types/people';
import { api } from '../kernel/api';
import { useOutbox } from '../kernel/outbox';
import { goTo } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { actAs, signedOut, usePost } from '../kernel/session';
import { Avatar } from '../kernel/ui/avatar';
import { Button, TextButton } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Cell } from '../kernel/ui/cell';
import { Dialog } from '../kernel/ui/dialog';
import { Tile } from '../kernel/ui/icon';
import { PickRows } from '../kernel/ui/pick';

const ROLE_WORDS: Record<Role, string> = {
  resident: '群众',
  agent: '代办员',
  dispatcher: '调度员',
  clerk: '工作人员',
  administrator: '管理员',
};
const MYSELF = 'self';
export const postWords = ({ role, kind }: Post) => `${role === 'agent' && kind === 'part_time' ? '兼职' : ''}${ROLE_WORDS[role]}`;

/** Name, picture and phone, and a way to mend them. */
export function Who({ me }: { me: Me }) {
  const post = usePost();
  return (
    <Card className="mt12">
      <View className="row row-t">
        <Avatar name={me.name ?? '您'} image={me.avatar} tone="o" size="l" />
        <View className="grow ml12 cellx">
          <View className="t-2">{me.name ?? '还没写名字'}</View>
          <View className="t-sub c-2 mt2 num">{me.phone}</View>
          {post ? <Text className="t-sub c-blue7">{`正以${postWords(post)}的身份办事`}</Text> : null}
        </View>
        <TextButton label="改名字和头像" onTap={() => void goTo('people/profile')}>
          改
        </TextButton>
      </View>
    </Card>
  );
}

/** As whom one works: one of one's posts, or oneself. */
export function PostPick({ me, onPicked }: { me: Me; onPicked?: () => void }) {
  const post = usePost();
  const pick = (id: string) => {
    actAs(id === MYSELF ? null : id);
    onPicked?.();
  };
  return (
    <PickRows
      label="身份"
      value={post?.id ?? MYSELF}
      onPick={pick}
      choices={[
        ...me.posts.map((each) => ({ value: each.id, name: postWords(each), note: each.unitName })),
        { value: MYSELF, name: '我自己', note: '给自己和家里人办事' },
      ]}
    />
  );
}

/** Leaves; whoever still has acts waiting for a network is told that they would be lost. */
export function SignOut() {
  const [open, setOpen] = useState(false);
  const waiting = useOutbox().length;
  const leave = useAct(() => api.people.signOut(), { onDone: () => signedOut(true) });
  return (
    <>
      <Button block className="mt20" icon="sign-out" onTap={() => setOpen(true)}>
        退出登录
      </Button>
      <Dialog
        open={open}
        title="退出登录?"
        yes="确定退出"
        kind="danger"
        busy={leave.busy}
        onYes={() => void leave.run(undefined)}
        onNo={() => setOpen(false)}
      >
        {waiting ? `还有 ${waiting} 条没送出,退出就没有了。` : '办的事都还在,登录后接着看。'}
      </Dialog>
    </>
  );
}

/** For those who work at a desk: their colleagues, and the lock on their own door. */
export function DeskCells() {
  const post = usePost();
  if (!post || !isAtDesk(post.role)) return null;
  return (
    <>
      <Cell lead={<Tile name="users-three" />} title="人员和邀请" onTap={() => void goTo('people/staff')} />
      <Cell lead={<Tile name="identification-card" />} title="动态口令" onTap={() => void goTo('people/second-factor')} />
    </>
  );
}
