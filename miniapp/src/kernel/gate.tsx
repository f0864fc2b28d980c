import type { ReactNode } from 'react';
import { goTo } from './platform';
import { useMe } from './session';
import { Empty } from './ui/empty';

export const signIn = () => void goTo('people/sign-in');

/** For those who are signed in; others read why and find the way. */
export function SignedInOnly({ why, children }: { why: string; children: ReactNode }) {
  if (useMe()) return <>{children}</>;
  return <Empty icon="user-circle-duotone" title={why} note="用手机号和验证码就行" action="去登录" onAction={signIn} />;
}

/** Nothing can be shown before somebody has said where they are. */
export function ChooseFirst({ note }: { note: string }) {
  return (
    <Empty
      icon="map-trifold-duotone"
      title="先告诉我们您在哪儿"
      note={note}
      action="选地方"
      onAction={() => void goTo('directory/place')}
    />
  );
}
