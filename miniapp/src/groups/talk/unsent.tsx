import { Text, View } from '@tarojs/components';
import { discardAct, retryAct } from '../../kernel/outbox';
import type { Queued } from '../../kernel/outbox.core';
import { useSignal } from '../../kernel/query';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';

const wordsIn = ({ args }: Queued) => (typeof args.text === 'string' ? args.text : '');

/** What I have said and nobody has yet: on its way, waiting for a network, or refused with the reason. */
export function Unsent({ acts }: { acts: readonly Queued[] }) {
  const online = useSignal((state) => state.online);
  return (
    <>
      {acts.map((act) => (
        <View className="m mm" key={act.id}>
          <View className="mb">{wordsIn(act)}</View>
          {act.state === 'conflict' ? <Refused act={act} /> : <View className="ms">{online ? '发送中' : '等有网自动发出'}</View>}
        </View>
      ))}
    </>
  );
}

function Refused({ act }: { act: Queued }) {
  return (
    <>
      <View className="ms c-red">
        <Icon name="warning" size="s" className="mr4" />
        <Text>{act.problem}</Text>
      </View>
      <View className="row ms-a">
        <Tap className="link link-tap" onTap={() => void retryAct(act.id)}>
          <Text>重发</Text>
        </Tap>
        <Tap className="link link-tap ml12" onTap={() => void discardAct(act.id)}>
          <Text>不发了</Text>
        </Tap>
      </View>
    </>
  );
}
