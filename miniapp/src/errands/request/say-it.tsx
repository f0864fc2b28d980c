import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { TextArea } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { changeRequest, useRequest } from './use-request';

/** For those who don't know what it is called: a few words are enough, somebody calls and asks the rest. */
export function SayIt({ onDone }: { onDone: () => void }) {
  const words = useRequest((draft) => draft.words);
  const said = useRequest((draft) => draft.item === null && draft.words !== '');
  const [open, setOpen] = useState(said);
  if (!open) {
    return (
      <Tap className="voice mt16" label="不知道叫什么,直接写给我们" onTap={() => setOpen(true)}>
        <View className="voice-m">
          <Icon name="chat-circle-text-fill" size="l" />
        </View>
        <View className="grow ml12">
          <View className="t-2">直接说给我们听</View>
          <View className="t-sub mt4">比如「我妈腿脚不好,要办认证」</View>
        </View>
      </Tap>
    );
  }
  const go = () => {
    changeRequest({ item: null, mode: null });
    onDone();
  };
  return (
    <View className="card mt16">
      <View className="t-3">直接说给我们听</View>
      <View className="mt8">
        <TextArea
          label="要办的事"
          value={words}
          max={500}
          placeholder="比如:我妈 72 岁,腿脚不好,要办养老金认证"
          onInput={(typed) => changeRequest({ words: typed })}
        />
      </View>
      <Button kind="citizen" block className="mt12" off={!words.trim()} onTap={go}>
        {words.trim() ? '就说这些' : '写一句话就行'}
      </Button>
    </View>
  );
}
