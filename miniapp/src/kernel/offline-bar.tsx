import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from './clock';
import { discardAct, isSaid, retryAct, useOutbox } from './outbox';
import type { Queued } from './outbox.core';
import { useSignal } from './query';
import { Button } from './ui/button';
import { Icon } from './ui/icon';
import { Sheet } from './ui/sheet';
import { Tap } from './ui/tap';

const sentence = (online: boolean, waiting: number, refused: number) => {
  if (refused) return `有 ${refused} 条没办成,要您看看`;
  if (!online) return waiting ? `没有网络,未提交 ${waiting} 条,有网自动送出` : '没有网络,看到的可能不是最新的';
  return waiting ? `正在送出 ${waiting} 条` : null;
};

/** Under the navigation bar of every page: no network, what has not gone out, what was refused. */
export function OfflineBar() {
  const online = useSignal((state) => state.online);
  const waiting = useOutbox();
  // What one has just said stands in the talk itself while it goes out.
  const acts = online ? waiting.filter((act) => !isSaid(act) || act.state === 'conflict') : waiting;
  const [open, setOpen] = useState(false);
  const refused = acts.filter(({ state }) => state === 'conflict').length;
  const words = sentence(online, acts.length - refused, refused);
  if (!words) return null;
  return (
    <>
      <View className="offline" role="status">
        <Icon name={online ? 'warning' : 'wifi-slash'} className="mr8" />
        <Text className="grow">{words}</Text>
        {acts.length ? (
          <Tap className="off-tap" label="看看没送出的" onTap={() => setOpen(true)}>
            <Text className="b">看看</Text>
            <Icon name="caret-right" size="s" />
          </Tap>
        ) : null}
      </View>
      <Sheet title="还没送出的" open={open} onClose={() => setOpen(false)}>
        {acts.map((act) => (
          <Waiting act={act} key={act.id} />
        ))}
      </Sheet>
    </>
  );
}

/** One act; where the service said no, both texts stand beside each other and the person decides. */
function Waiting({ act }: { act: Queued }) {
  const when = momentWords(new Date(act.at).toISOString(), now());
  return (
    <View className="card mt8">
      <View className="t-cap c-3">{act.state === 'conflict' ? `您做的,${when}` : `排队等网络,${when}`}</View>
      <View className="t-body b">{act.title}</View>
      {act.state === 'conflict' ? (
        <>
          <View className="t-cap c-3 mt12">现在的情况</View>
          <View className="t-body">{act.problem}</View>
          <Button kind="soft" block className="mt12" onTap={() => void retryAct(act.id)}>
            再送一次
          </Button>
          <Button block className="mt8" onTap={() => void discardAct(act.id)}>
            不送了,以现在的情况为准
          </Button>
        </>
      ) : null}
    </View>
  );
}
