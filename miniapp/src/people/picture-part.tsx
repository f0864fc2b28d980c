import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Me } from 'shared-types/people';
import { isWeapp, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { refreshed } from '../kernel/session';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { WechatButton } from '../kernel/ui/wechat-button';
import { own } from './api';
import { pictureAt, pictureIn } from './picture';

/** The picture one is shown with, and how to have another or none. */
export function PicturePart({ me }: { me: Me }) {
  const show = useAct((image: string, once) => own.wechat.setAvatar({ image }, once), { onDone: refreshed });
  const drop = useAct((_: undefined, once) => own.wechat.dropAvatar(undefined, once), { onDone: refreshed });
  const take = (picture: Promise<string>) =>
    picture.then(
      (image) => void show.run(image),
      () => say('这张图片打不开,请换一张'),
    );
  const choose = () =>
    Taro.chooseImage({ count: 1 }).then(
      ({ tempFiles: [file] }) => file?.originalFileObj && void take(pictureIn(file.originalFileObj)),
      () => undefined,
    );
  return (
    <View className="row row-t">
      <Avatar name={me.name ?? '您'} image={me.avatar} tone="o" size="l" />
      <View className="grow ml12">
        {isWeapp ? (
          <WechatButton
            asks="chooseAvatar"
            className="btn btn-soft btn-block"
            busy={show.busy}
            onAvatar={(path) => void take(pictureAt(path))}
          >
            换头像
          </WechatButton>
        ) : (
          <Button kind="soft" block busy={show.busy} onTap={() => void choose()}>
            换头像
          </Button>
        )}
        {me.avatar ? (
          <Button block className="mt8" busy={drop.busy} onTap={() => void drop.run(undefined)}>
            不用头像
          </Button>
        ) : null}
      </View>
    </View>
  );
}
