import { useRouter } from '@tarojs/taro';
import { useLayoutEffect } from 'react';
import { actAs, useSession } from './session';

/** In a post of one of these roles, `clerk.administrator`; `resident`: as oneself. Whoever does so already, or holds none, goes on as they are. */
export function actFor(as: string | undefined) {
  const { me, postId } = useSession.getState();
  if (!as || !me) return;
  const roles = as.split('.');
  const fitting = me.posts.filter(({ role }) => roles.includes(role));
  if (fitting.some(({ id }) => id === postId)) return;
  const [post] = fitting;
  if (post || roles.includes('resident')) actAs(post?.id ?? null);
}

/** A page that was opened from a message is looked at as whoever was told. */
export function useActing() {
  const { as } = useRouter().params;
  useLayoutEffect(() => actFor(as), [as]);
}
