import type { ReactNode } from 'react';
import { SignedInOnly } from '../kernel/gate';
import { usePost } from '../kernel/session';
import { Empty } from '../kernel/ui/empty';

/** For whoever acts as an administrator; others read why not. */
export function AdministratorOnly({ children }: { children: ReactNode }) {
  const post = usePost();
  return (
    <SignedInOnly why="登录后才能管交流群">
      {post?.role === 'administrator' ? (
        children
      ) : (
        <Empty icon="chats-circle-duotone" title="这里由县里的管理员来管" note="您要是管理员,请到「我的」里选管理员的岗位" />
      )}
    </SignedInOnly>
  );
}
