import './door.css';
import { Image, View } from '@tarojs/components';
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { say } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Page } from '../kernel/ui/page';
import { own } from './api';

const copy = (words: string) =>
  void Taro.setClipboardData({ data: words }).then(
    () => say('复制好了'),
    () => say('没能复制,请长按选中文字'),
  );

/** To be scanned, or sent on: the way to the door of a group. It lets nobody in by itself. */
export default function InvitePage() {
  const { id = '', name = '这个群' } = useRouter().params;
  const called = decodeURIComponent(name);
  useShareAppMessage(() => ({ title: `请您进「${called}」`, path: `doors/door?id=${id}` }));
  const invitation = useRead(['group', 'invitation', id], () => own.doors.invitation({ id }));
  return (
    <Page title="群二维码">
      <SignedInOnly why="登录以后,才能看群的二维码">
        <Loaded of={invitation}>
          {({ link, qr }) => (
            <Card>
              <View className="t-2 tc">{called}</View>
              <View className="door-q mt16" role="img" ariaRole="img" ariaLabel={`${called}的二维码`}>
                <Image className="door-p" src={qr} />
              </View>
              <View className="t-sub c-2 tc mt12">请对方用手机扫一扫。该在这个群的马上进,别的单位要群主点头</View>
              <Button kind="primary" block className="mt16" onTap={() => copy(`请您进「${called}」,打开看看:\n${link}`)}>
                复制邀请
              </Button>
            </Card>
          )}
        </Loaded>
      </SignedInOnly>
    </Page>
  );
}
