import { View } from '@tarojs/components';
import type { Invited } from 'shared-types/people';
import { goBack } from '../kernel/platform';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { copy } from './copy';
import { QrPicture } from './qr-picture';
import { dayWords, postName } from './staff.words';

const messageOf = ({ invitation: { unitName, role, kind, phone, expiresAt }, link }: Invited) =>
  `邀请您担任${unitName}的${postName(role, kind)}。请在${dayWords(expiresAt)}前打开下面的链接,用手机号 ${phone} 登录后接受:\n${link}`;

/** The link, to be photographed or sent on; it is shown this once. */
export function InviteSent({ sent, onAgain }: { sent: Invited; onAgain: () => void }) {
  const { name, unitName, role, kind, phone, expiresAt } = sent.invitation;
  return (
    <>
      <Card>
        <View className="t-2 tc">{`给${name}的邀请做好了`}</View>
        <View className="t-sub c-2 tc mt4">{`${unitName} · ${postName(role, kind)}`}</View>
        <QrPicture src={sent.qr} words={`给${name}的邀请二维码`} />
        <View className="t-sub c-2 tc mt12 num">{`请${name}用手机扫一扫,用 ${phone} 登录后接受。${dayWords(expiresAt)}前有效,只能用一次。`}</View>
        <Button kind="primary" block className="mt16" onTap={() => copy(messageOf(sent))}>
          复制邀请的话和链接
        </Button>
      </Card>
      <View className="t-sub c-3 tc mt12">二维码和链接只在这里显示一次,离开就看不到了</View>
      <Button block className="mt16" onTap={onAgain}>
        再邀请一个人
      </Button>
      <Button block className="mt8" onTap={() => void goBack()}>
        好了
      </Button>
    </>
  );
}
