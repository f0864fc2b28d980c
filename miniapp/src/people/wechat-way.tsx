import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { SignedIn } from 'shared-types/people';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { WechatButton } from '../kernel/ui/wechat-button';
import type { useWechat } from './use-wechat';

interface Props {
  wechat: ReturnType<typeof useWechat>;
  ready: boolean;
  onEntered: (session: SignedIn) => void;
  /** The boxes, and after them the form for an SMS where that is the way. */
  boxes: ReactNode;
  form: ReactNode;
}

/** In WeChat: one tap for whoever is known, one more for a phone; the SMS stays open to everybody. */
export function WechatWay({ wechat, ready, onEntered, boxes, form }: Props) {
  const { now, bySms, toSms } = wechat;
  return (
    <Card className="mt16">
      {boxes}
      {now.at === 'closed' ? null : <Way wechat={wechat} ready={ready} onEntered={onEntered} />}
      {now.at === 'closed' && now.why ? <View className="t-sub c-2 mt12">{now.why}</View> : null}
      {bySms ? (
        <View className="mt20">{form}</View>
      ) : (
        <Button block className="mt8" onTap={toSms}>
          用短信验证码登录
        </Button>
      )}
    </Card>
  );
}

function Way({ wechat: { now, phone, busy }, ready, onEntered }: Pick<Props, 'wechat' | 'ready' | 'onEntered'>) {
  if (now.at === 'phone') {
    return (
      <WechatButton asks="getPhoneNumber" busy={busy} onPhone={phone}>
        用微信里的手机号登录
      </WechatButton>
    );
  }
  const enter = () => now.at === 'known' && onEntered(now.session);
  return (
    <Button kind="citizen" size="big" block className="mt12" busy={now.at === 'asking'} off={!ready} onTap={enter}>
      {ready ? '微信登录' : '请先看说明,再勾上同意'}
    </Button>
  );
}
