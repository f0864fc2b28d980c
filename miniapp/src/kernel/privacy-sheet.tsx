import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { answerPrivacy, usePrivacy } from './privacy';
import { Button, TextButton } from './ui/button';
import { Sheet } from './ui/sheet';
import { WechatButton } from './ui/wechat-button';

const YES = 'privacy-yes';

/** WeChat's own question, on every page that may meet it: nothing personal is handed out before the answer. */
export function PrivacySheet() {
  const waiting = usePrivacy((state) => state.waiting);
  const asks = waiting.length > 0;
  useEffect(() => {
    for (const resolve of waiting) resolve({ event: 'exposureAuthorization' });
  }, [waiting]);
  const no = () => answerPrivacy('disagree');
  return (
    <Sheet title="先问您一声" open={asks} onClose={no}>
      <View className="t-body c-2">
        接下来要用到您的手机号、头像、录音、位置这类信息,用到哪样问哪样,只用来给您办事。不同意也能用,只是要多填几下。
      </View>
      <TextButton onTap={() => Taro.openPrivacyContract({})}>看隐私保护指引</TextButton>
      <WechatButton id={YES} asks="agreePrivacyAuthorization" onAgreed={() => answerPrivacy('agree', YES)}>
        同意
      </WechatButton>
      <Button block className="mt8" onTap={no}>
        先不同意
      </Button>
    </Sheet>
  );
}
